import { SimulatorError } from './simulator-error.ts';

/**
 * A wrong use of this package or its command: an error with the code `invalid-option`.
 *
 * @param problem One sentence: the operation, its object, what was expected and what was received.
 * @param cure What to do next, as a sentence.
 */
export function usageError(problem: string, cure?: string, { cause }: ErrorOptions = {}): SimulatorError {
  return new SimulatorError({
    code: 'invalid-option',
    problem,
    ...(cure === undefined ? {} : { cure }),
    cause,
  });
}
