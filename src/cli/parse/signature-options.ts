import { isatty } from 'node:tty';
import { SimulatorError } from '../../errors/simulator-error.ts';
import { DELIVERY_OPTIONS } from './delivery-options.ts';
import { fileContent, wholeNumber } from './option-parsers.ts';

/** The latest time in unix seconds that has as many digits as today's. */
const LATEST_SECONDS = 9_999_999_999;

/** The options that `sign` and `verify` share. */
export const SIGNATURE_OPTIONS = {
  secret: { ...DELIVERY_OPTIONS.secret, describe: "the endpoint's secret" },
  body: {
    kind: 'value',
    placeholder: 'FILE',
    describe: 'the raw body, byte for byte (- for standard input)',
    defaultText: '-',
    parse: fileContent('--body'),
  },
} as const;

/** A parser of unix times in seconds. */
export function unixSeconds(option: string): (text: string) => number {
  const parse = wholeNumber(option, 0, LATEST_SECONDS);
  return (text) => {
    if (!/^\d{13}$/.test(text)) return parse(text);
    throw new SimulatorError({
      code: 'invalid-option',
      problem: `${option} takes unix seconds, and "${text}" looks like milliseconds.`,
      cure: `The same moment in seconds: ${option} ${text.slice(0, 10)}.`,
    });
  };
}

/**
 * The body given, or else what comes in on standard input.
 *
 * @throws SimulatorError `invalid-option` when there is neither.
 */
export function bodyOrStandardInput(body: Buffer | undefined, commandName: string): Buffer {
  if (body !== undefined) return body;
  if (!isatty(0)) return SIGNATURE_OPTIONS.body.parse('-');
  throw new SimulatorError({
    code: 'invalid-option',
    problem: `${commandName} needs a body.`,
    cure: 'Name a file with --body FILE, or pipe the body in.',
  });
}
