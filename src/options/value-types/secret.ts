import { usageError } from '../../errors/usage-error.ts';
import type { ValueType } from '../value-type.ts';

/** A secret: any text but the empty one, which a variable gives that is not set. */
export const SECRET: ValueType<string> = {
  parse: (text) => {
    if (text !== '') return text;
    throw usageError('expected a secret, got an empty text.', 'Check that the environment variable is set.');
  },
};
