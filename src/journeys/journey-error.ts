import { SimulatorError } from '../errors.ts';

/** A complaint about something that a journey asks for. */
export function journeyError(problem: string, cure?: string): SimulatorError {
  return new SimulatorError({
    code: 'invalid-journey',
    problem,
    ...(cure === undefined ? {} : { cure }),
  });
}
