import { buildWireRequest, type WireRequest } from '../wire/wire-request.ts';
import type { DispatchTarget } from './dispatch-options.ts';
import type { PendingAttempt } from './pending-attempt.ts';

/** What the request of an attempt is made for: an endpoint, and Unix seconds. */
interface Addressing {
  readonly endpoint: DispatchTarget;
  readonly timestamp: number;
}

/** The request of an attempt, signed anew. */
export function attemptRequest(
  { delivery }: PendingAttempt,
  { endpoint, timestamp }: Addressing,
): WireRequest {
  const { url, secret, headers: extraHeaders, keepAlive = false } = endpoint;
  const { body, id: eventId } = delivery.event;
  return buildWireRequest({ url, secret, extraHeaders, keepAlive, body, eventId, timestamp });
}
