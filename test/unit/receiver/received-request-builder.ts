import type { ReceivedRequest } from '../../../src/receiver/received-request.ts';

/** A request that was let through and responded 200, with anything changed. */
export function receivedRequest(changes: Partial<ReceivedRequest> = {}): ReceivedRequest {
  return {
    number: 1,
    receivedAt: 1_767_225_600_000,
    method: 'POST',
    path: '/',
    headers: [],
    body: Buffer.from('{}'),
    eventId: 'e-1',
    eventType: 'order.created',
    subject: { type: 'Order', id: 7 },
    problem: undefined,
    signature: { valid: true },
    refused: false,
    standing: { kind: 'first', attempt: 1 },
    response: { kind: 'status', statusCode: 200, delayMs: 0 },
    ...changes,
  };
}
