import { SimulatorError } from '../errors/simulator-error.ts';

/** A complaint about something that a journey asks for. */
export function journeyError(problem: string, cure?: string): SimulatorError {
  return new SimulatorError({
    code: 'invalid-journey',
    problem,
    ...(cure === undefined ? {} : { cure }),
  });
}
