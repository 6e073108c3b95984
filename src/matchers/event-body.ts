import { usageError } from '../errors/usage-error.ts';
import { isBytes } from '../internal/bytes.ts';

/** The body of an event: parsed, as JSON text, or as bytes. */
export type EventBody = object | string | Uint8Array;

/** A body that was read, or why it could not be, as the end of a sentence. */
export type ReadBody = { readonly value: unknown } | { readonly problem: string };

/**
 * Reads the body of an event.
 *
 * @param asker The matcher or assertion that was given the body, for the message.
 * @throws SimulatorError `invalid-option` for what cannot be a body at all: a promise, a number, nothing.
 */
export function readEventBody(body: unknown, asker: string): ReadBody {
  if (typeof body === 'string') return parse(body);
  if (isBytes(body)) return decode(body);
  if (typeof body === 'object' && body !== null && !('then' in body)) return { value: body };

  const isPromise = typeof body === 'object' && body !== null;
  throw usageError(
    `${asker} requires the body of an event, parsed, as text or as bytes, got ${isPromise ? 'a promise' : String(body)}.`,
    isPromise ? 'Await it first.' : undefined,
  );
}

function decode(bytes: Uint8Array): ReadBody {
  try {
    return parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { problem: 'is not UTF-8' };
  }
}

function parse(text: string): ReadBody {
  if (text === '') return { problem: 'is empty' };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: 'is not JSON' };
  }
}
