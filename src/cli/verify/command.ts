import { defineCommand } from '../parse/command.ts';
import { duration } from '../parse/option-parsers.ts';
import { SIGNATURE_OPTIONS, unixSeconds } from '../parse/signature-options.ts';

/** The options of `verify`. */
export const VERIFY_OPTIONS = {
  ...SIGNATURE_OPTIONS,
  signature: {
    kind: 'value',
    placeholder: 'TEXT',
    describe: 'the value of the signature header',
    parse: (text: string) => text,
  },
  timestamp: {
    kind: 'value',
    placeholder: 'TEXT',
    describe: 'the value of the timestamp header',
    parse: (text: string) => text,
  },
  tolerance: {
    kind: 'value',
    placeholder: 'DURATION',
    describe: 'how far the timestamp may lie from the present',
    defaultText: '600s, as documented',
    parse: duration('--tolerance'),
  },
  at: {
    kind: 'value',
    placeholder: 'SECONDS',
    describe: 'the present, as unix time',
    defaultText: 'now',
    parse: unixSeconds('--at'),
  },
} as const;

/** Verifies a signature, and tells what went wrong when it is not valid. */
export const verifyCommand = defineCommand({
  name: 'verify',
  summary: 'Verify a signature, and name the mistake when it is not valid.',
  positionals: [],
  options: VERIFY_OPTIONS,
  examples: [
    ['verify --body b.json --signature 5f2a… --timestamp 1767225600', 'as a receiver would'],
    ['verify --body b.json --signature … --timestamp … --at 176…', 'of a request that was kept'],
  ],
  run: async (input) => {
    const { runVerify } = await import('./run.ts');
    return runVerify(input);
  },
});
