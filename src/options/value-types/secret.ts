import { SimulatorError } from '../../errors/simulator-error.ts';
import type { ValueType } from '../value-type.ts';

/** A secret: any text but the empty one, which a variable gives that is not set. */
export const SECRET: ValueType<string> = {
  parse: (text) => {
    if (text !== '') return text;
    throw new SimulatorError({
      code: 'invalid-option',
      problem: 'expected a secret, got an empty text.',
      cure: 'Is the variable set that it comes from?',
    });
  },
};
