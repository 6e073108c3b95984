import { usageError } from '../errors/usage-error.ts';
import { isJsonObject, type JsonObject } from '../internal/json.ts';
import type { Overrides } from '../payloads/overrides.ts';
import type { CheckOptions } from './check-options.ts';

/** The event type of the body that is given; `undefined` without one. */
export function eventTypeOf({ body }: CheckOptions): string | undefined {
  return body === undefined ? undefined : String(givenBody(body)['event_type']);
}

/** The changes to every event. */
export function overridesOf({ merge, set, setJson, unset }: CheckOptions): Overrides {
  return {
    ...(merge === undefined ? {} : { merge }),
    ...(set === undefined ? {} : { set }),
    ...(setJson === undefined ? {} : { setJson }),
    ...(unset === undefined ? {} : { unset }),
  };
}

/**
 * Reads the body of plain events.
 *
 * @throws SimulatorError `invalid-option` unless it is a JSON object with an event type.
 */
export function givenBody(body: Uint8Array | string): JsonObject {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    if (isJsonObject(parsed) && typeof parsed['event_type'] === 'string') return parsed;
  } catch {
    // Rejected below.
  }
  throw usageError(
    'check() expects "body" to be a JSON object with an event_type.',
    'Pass the whole body of one event, as ClickFunnels sends it.',
  );
}
