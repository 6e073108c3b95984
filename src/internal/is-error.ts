import { types } from 'node:util';

/** What Node's aborted and timed-out work fails with is no native error everywhere. */
const DOM_EXCEPTION = '[object DOMException]';

/**
 * Whether a value is an error, of whatever realm: Jest runs code in one of its own, and the errors of Node's modules
 * are no instances of the `Error` there.
 */
export function isError(value: unknown): value is Error {
  return (
    value instanceof Error ||
    types.isNativeError(value) ||
    Object.prototype.toString.call(value) === DOM_EXCEPTION
  );
}
