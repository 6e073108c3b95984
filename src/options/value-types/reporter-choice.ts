import type { SimulatorError } from '../../errors/simulator-error.ts';
import { usageError } from '../../errors/usage-error.ts';
import { nearestNames } from '../../internal/nearest-names.ts';
import { REPORTER_NAMES, REPORTERS, type ReporterName } from '../../report/registry.ts';

/** One `--reporter`: what is written, and where to. */
export interface ReporterChoice {
  readonly name: ReporterName;
  /** `undefined` for stdout. */
  readonly file: string | undefined;
}

/** `NAME` or `NAME=FILE`. */
export const REPORTER_CHOICE = { choices: REPORTER_NAMES, parse: parseReporter } as const;

/**
 * Reads `junit` or `junit=reports/junit.xml`; `-` stands for stdout.
 *
 * @throws SimulatorError `invalid-option`.
 */
function parseReporter(text: string): ReporterChoice {
  const [word = ''] = text.split('=', 1);
  const hasFile = word.length < text.length;
  const file = text.slice(word.length + 1);
  const name = REPORTER_NAMES.find((candidate) => candidate === word.trim().toLowerCase());
  if (name === undefined) throw unknownReporter(word);
  if (hasFile && file === '') {
    throw usageError(
      `--reporter ${text} requires a file name.`,
      `For example --reporter ${name}=${REPORTERS[name].exampleFile}, or --reporter ${name} for stdout.`,
    );
  }
  return { name, file: hasFile && file !== '-' ? file : undefined };
}

function unknownReporter(word: string): SimulatorError {
  const near = nearestNames(word, REPORTER_NAMES);
  return usageError(
    `Unknown reporter "${word}".`,
    near.length > 0
      ? `Did you mean ${near.join(' or ')}?`
      : `The reporters are ${REPORTER_NAMES.join(', ')}.`,
  );
}
