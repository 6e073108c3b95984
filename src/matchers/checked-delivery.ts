import { usageError } from '../errors/usage-error.ts';
import type { DeliveryReport } from '../report/run-report.ts';

/**
 * Makes sure that a value is the report of a delivery.
 *
 * @param asker The matcher or assertion that was given the value, for the message.
 * @throws SimulatorError `invalid-option` with a hint at the usual mistakes: a promise, or the report of a whole run.
 */
export function checkedDelivery(value: unknown, asker: string): DeliveryReport {
  if (isDelivery(value)) return value;
  const { what, cure } = mistake(value);
  throw usageError(`${asker} requires a delivery, as returned by simulator.send(), got ${what}.`, cure);
}

/** Tells the report of a delivery by its parts. */
function isDelivery(value: unknown): value is DeliveryReport {
  return (
    typeof value === 'object' &&
    value !== null &&
    'eventType' in value &&
    'attempts' in value &&
    Array.isArray(value.attempts) &&
    'unmadeAttempts' in value
  );
}

function mistake(value: unknown): { readonly what: string; readonly cure: string } {
  const cure = 'For example: const delivery = await simulator.send("order.created").';
  if (typeof value !== 'object' || value === null) {
    return { what: value === null || value === undefined ? String(value) : `a ${typeof value}`, cure };
  }
  if ('then' in value) return { what: 'a promise', cure: 'Await it first.' };
  if ('deliveries' in value) {
    return { what: 'the report of a run', cure: 'Take one of its deliveries: report.deliveries[0].' };
  }
  return { what: Array.isArray(value) ? 'an array' : 'another object', cure };
}
