import { isError } from './is-error.ts';

/** Whether an error says that calls went deeper than the engine's stack, as what nests without end makes them. */
export function isStackOverflow(error: unknown): boolean {
  return isError(error) && error.name === 'RangeError' && error.message.includes('call stack');
}
