import { SimulatorError } from '../errors/simulator-error.ts';
import type { JsonValue } from '../internal/json.ts';
import { printable } from '../internal/printable.ts';

/** How many characters of invalid JSON a message quotes. */
const SHOWN_CHARACTERS = 80;

/**
 * Reads the state that a probe gave. Nothing at all is `null`: there is no such subject.
 *
 * @param source Who gave it, for messages.
 * @throws SimulatorError `probe-failed` if it is not valid JSON.
 */
export function parseState(text: string, source: string): JsonValue {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text) as JsonValue;
  } catch (cause) {
    const beginning = printable(text.trim().slice(0, SHOWN_CHARACTERS)).replaceAll(/\s+/g, ' ');
    throw new SimulatorError({
      code: 'probe-failed',
      problem: `The probe ${source} returned "${beginning}${text.length > SHOWN_CHARACTERS ? '…' : ''}", which is not JSON.`,
      cure: 'It must print the state as one JSON document, and nothing else.',
      cause,
    });
  }
}
