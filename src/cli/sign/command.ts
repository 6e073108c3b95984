import { defineCommand } from '../parse/command.ts';
import { SIGNATURE_OPTIONS, unixSeconds } from '../parse/signature-options.ts';

/** The options of `sign`. */
export const SIGN_OPTIONS = {
  ...SIGNATURE_OPTIONS,
  timestamp: {
    kind: 'value',
    placeholder: 'SECONDS',
    describe: 'unix time of the attempt',
    defaultText: 'now',
    parse: unixSeconds('--timestamp'),
  },
  json: { kind: 'flag', describe: 'print JSON' },
} as const;

/** Signs a body. */
export const signCommand = defineCommand({
  name: 'sign',
  summary: 'Print the headers that sign a body.',
  positionals: [],
  options: SIGN_OPTIONS,
  examples: [
    ['sign --body body.json', 'with the development secret, as of now'],
    ['preview order.created --raw | cf-webhook-sim sign --json', 'sign what another command prints'],
  ],
  run: async (input) => {
    const { runSign } = await import('./run.ts');
    return runSign(input);
  },
});
