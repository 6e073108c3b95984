import { InvalidValue } from '../../errors/invalid-value.ts';
import { type ValueType, wholeNumber } from '../value-type.ts';

/** The latest time in unix seconds that has as many digits as today's. */
const LATEST_SECONDS = 9_999_999_999;

/** A unix time in seconds. */
export const UNIX_SECONDS: ValueType<number> = {
  parse: (text) => {
    if (!/^\d{13}$/.test(text)) return wholeNumber(0, LATEST_SECONDS).parse(text);
    throw new InvalidValue('unix seconds, not milliseconds', text, [text.slice(0, 10)]);
  },
};
