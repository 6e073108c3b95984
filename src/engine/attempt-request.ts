import { buildWireRequest, type WireRequest } from '../wire/wire-request.ts';
import type { Endpoint } from './dispatch-options.ts';
import { disturbRequest } from './disturb.ts';
import type { PendingAttempt } from './pending-attempt.ts';

/** What the request of an attempt is made for: an endpoint, and Unix seconds. */
interface Addressing {
  readonly endpoint: Endpoint;
  readonly timestamp: number;
}

/** The request of an attempt: signed anew, and as the delivery's disturbance wants it. */
export function attemptRequest(
  { delivery, disturbance }: PendingAttempt,
  { endpoint, timestamp }: Addressing,
): WireRequest {
  const { url, secret, headers: extraHeaders, keepAlive = false } = endpoint;
  const { body, id: eventId } = delivery.event;
  const request = buildWireRequest({ url, secret, extraHeaders, keepAlive, body, eventId, timestamp });
  return disturbRequest(request, disturbance, { secret, timestamp });
}
