import type { Attempt, Delivery, DeliveryEvent } from '../../src/delivery/delivery-event.ts';
import type { DeliveryStatus, NextStep, UnmadeAttempt } from '../../src/delivery/delivery-state.ts';
import type { Outcome } from '../../src/delivery/outcome.ts';
import type { AttemptResult, HttpResponse } from '../../src/delivery/sender.ts';
import type { OutgoingEvent } from '../../src/events/outgoing-event.ts';
import type { AttemptReport, DeliveryReport } from '../../src/report/run-report.ts';

const AT = Date.UTC(2026, 0, 15, 12);

export function outgoingEvent(parts: Partial<OutgoingEvent> = {}): OutgoingEvent {
  return {
    id: '0b6a2f5e-6c1d-4a37-9a40-3f0f5d3c9b11',
    type: 'contact.created',
    apiVersion: 'v2',
    subjectId: 48,
    subjectType: 'Contact',
    createdAt: AT,
    body: Buffer.from('{"data":{"id":48}}'),
    ...parts,
  };
}

export function delivery(parts: Partial<Delivery> = {}): Delivery {
  return {
    id: 'd1',
    event: outgoingEvent(),
    endpoint: 'http://localhost:3000/',
    emittedAt: AT,
    faults: [],
    ...parts,
  };
}

export function response(parts: Partial<HttpResponse> & { readonly text?: string } = {}): HttpResponse {
  const { text = '', ...others } = parts;
  const body = Buffer.from(text);
  return { statusCode: 200, headers: [], body, bodyBytes: body.length, ...others };
}

export function responded(statusCode: number): Outcome {
  return { kind: 'response', statusCode };
}

/** What the stream says when an attempt has ended. */
export function attemptFinished(parts: {
  readonly delivery?: Delivery;
  readonly attempt?: Partial<Attempt>;
  readonly result?: Partial<AttemptResult>;
  readonly next?: NextStep;
}): Extract<DeliveryEvent, { type: 'attempt-finished' }> {
  return {
    type: 'attempt-finished',
    delivery: parts.delivery ?? delivery(),
    attempt: {
      number: 1,
      dueAfterMs: 1_000,
      startedAt: AT,
      signatureTimestamp: AT / 1_000,
      ...parts.attempt,
    },
    result: {
      outcome: responded(200),
      latencyMs: 5,
      response: response(),
      remoteAddress: '127.0.0.1:3000',
      ...parts.result,
    },
    next: parts.next ?? { kind: 'done', status: 'delivered' },
  };
}

export function deliveryPlanned(of: Delivery = delivery()): DeliveryEvent {
  return { type: 'delivery-planned', delivery: of };
}

export function deliveryFinished(
  status: DeliveryStatus,
  unmade: readonly UnmadeAttempt[] = [],
  of: Delivery = delivery(),
): DeliveryEvent {
  return { type: 'delivery-finished', delivery: of, status, attempts: 1, unmade };
}

export function attemptReport(parts: Partial<AttemptReport> = {}): AttemptReport {
  return {
    number: 1,
    dueAfterMs: 1_000,
    startedAt: '2026-01-15T12:00:01.000Z',
    signatureTimestamp: AT / 1_000 + 1,
    outcome: responded(200),
    explanation: null,
    latencyMs: 5,
    remoteAddress: '127.0.0.1:3000',
    responseExcerpt: '',
    ...parts,
  };
}

export function deliveryReport(parts: Partial<DeliveryReport> = {}): DeliveryReport {
  return {
    id: 'd1',
    eventId: '0b6a2f5e-6c1d-4a37-9a40-3f0f5d3c9b11',
    eventType: 'contact.created',
    apiVersion: 'v2',
    subjectId: 123_456_789,
    endpoint: 'http://localhost:3000/',
    status: 'delivered',
    attempts: [attemptReport()],
    faults: [],
    unmadeAttempts: [],
    ...parts,
  };
}
