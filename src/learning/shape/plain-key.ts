import { hasPattern } from '../../recording/personal/patterns.ts';

const KEY = /^[\p{L}_$][\p{L}\p{N}_$ -]{0,79}$/u;
/** Three digits may be a version; more are an id. */
const ID = /\d{4}/;

/** Whether a key names a field, and is no data itself, such as an id or an address. */
export function isPlainKey(key: string): boolean {
  return KEY.test(key) && key !== '__proto__' && !ID.test(key) && !hasPattern(key);
}
