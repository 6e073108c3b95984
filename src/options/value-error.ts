import { InvalidValue } from '../errors/invalid-value.ts';
import { SimulatorError } from '../errors/simulator-error.ts';

/** Where a value was given, for messages. */
export interface ValuePlace {
  /** What the message begins with: `--timeout`, `timeoutMs`, `CF_WEBHOOK_SIM_TIMEOUT`, or `file.yaml:3:10: "timeout"`. */
  readonly label: string;
  /** An example as it would be written there: `--timeout 30s`, `timeout: 30s`. */
  readonly write: (example: string) => string;
}

/**
 * A complaint about a value, with the place where it was given. Errors of any other kind are returned as they are.
 *
 * @returns A SimulatorError `invalid-option` for an {@link InvalidValue}.
 */
export function valueError(error: unknown, { label, write }: ValuePlace): unknown {
  if (!(error instanceof InvalidValue)) return error;
  const examples = error.examples.map(write);
  return new SimulatorError({
    code: 'invalid-option',
    problem: `${label}: ${error.message}.`,
    ...(examples.length === 0 ? {} : { cure: `For example ${examples.join(' or ')}.` }),
    cause: error,
  });
}
