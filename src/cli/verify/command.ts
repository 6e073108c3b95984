import { defineCommand } from '../parse/command.ts';

/** Verifies a signature, and tells what went wrong when it is not valid. */
export const verifyCommand = defineCommand({
  name: 'verify',
  summary: 'Verify a signature, and name the mistake when it is not valid.',
  positionals: [],
  examples: [
    ['verify --body b.json --signature 5f2a… --timestamp 1767225600', 'as a receiver would'],
    ['verify --body b.json --signature … --timestamp … --at 176…', 'of a request that was kept'],
  ],
  run: async (input) => {
    const { runVerify } = await import('./run.ts');
    return runVerify(input);
  },
});
