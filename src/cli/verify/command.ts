import { defineCommand } from '../parse/command.ts';

/** Verifies a signature, and tells what went wrong when it is not valid. */
export const verifyCommand = defineCommand({
  name: 'verify',
  summary: 'Verify a signature, and show what is wrong with an invalid one.',
  positionals: [],
  examples: [
    ['verify --body b.json --signature 5f2a… --timestamp 1767225600', 'Verify as a receiver would.'],
    [
      'verify --body b.json --signature … --timestamp … --at 176…',
      'Verify a request that was recorded earlier.',
    ],
  ],
  run: async (input) => {
    const { runVerify } = await import('./run.ts');
    return runVerify(input);
  },
});
