import { InvalidValue } from '../errors/invalid-value.ts';
import { usageError } from '../errors/usage-error.ts';

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
  const cure = examples.length === 0 ? undefined : `For example ${examples.join(' or ')}.`;
  return usageError(`${label}: ${error.message}.`, cure, { cause: error });
}
