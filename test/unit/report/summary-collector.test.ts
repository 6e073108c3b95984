import { expect, it } from 'vitest';
import type { DeliveryEvent } from '../../../src/delivery/delivery-event.ts';
import type { Outcome } from '../../../src/delivery/outcome.ts';
import { createSummaryCollector } from '../../../src/report/summary-collector.ts';
import {
  attemptFinished,
  deliveryFinished,
  deliveryPlanned,
  responded,
} from '../../support/delivery-builders.ts';

it('counts deliveries, attempts, responses, timeouts and errors', () => {
  const { summary } = collected([
    deliveryPlanned(),
    deliveryPlanned(),
    deliveryPlanned(),
    ended(responded(500)),
    ended(responded(500)),
    ended(responded(200)),
    ended({ kind: 'timeout', afterMs: 5, phase: 'response' }),
    ended({ kind: 'connection-error', errorCode: 'reset', message: '' }),
    deliveryFinished('delivered'),
    deliveryFinished('exhausted'),
    deliveryFinished('canceled'),
  ]);

  expect(summary()).toMatchObject({
    events: 1,
    deliveries: 3,
    attempts: 5,
    delivered: 1,
    exhausted: 1,
    canceled: 1,
    statusCodes: { 200: 1, 500: 2 },
    timeouts: 1,
    connectionErrors: { reset: 1 },
    reachedReceiver: true,
  });
});

it('gives percentiles of the latencies of responses, to three figures', () => {
  const attempts = Array.from({ length: 100 }, (_, index) => ended(responded(200), index + 1));

  const { latencyMs } = collected(attempts).summary();

  expect(latencyMs?.p50).toBeCloseTo(50, 0);
  expect(latencyMs?.p95).toBeCloseTo(95, 0);
  expect(latencyMs?.p99).toBeCloseTo(99, 0);
  expect(latencyMs?.max).toBeCloseTo(100, 0);
});

it('orders the percentiles whatever the latencies', () => {
  const { latencyMs } = collected(
    [0, 0.0001, 3.3, 9_999_999, 17.77].map((ms) => ended(responded(200), ms)),
  ).summary();

  const ordered = [latencyMs?.p50, latencyMs?.p95, latencyMs?.p99, latencyMs?.max];
  expect(ordered).toEqual([...ordered].sort((a = 0, b = 0) => a - b));
});

it('has no latency to tell of when nothing got a response', () => {
  const { summary } = collected([ended({ kind: 'timeout', afterMs: 5, phase: 'response' }, 60_000)]);

  expect(summary().latencyMs).toBeNull();
});

it.each<[string, Outcome, boolean]>([
  ['any response', responded(500), true],
  ['silence after the request', { kind: 'timeout', afterMs: 5, phase: 'response' }, true],
  ['a reset', { kind: 'connection-error', errorCode: 'reset', message: '' }, true],
  ['a port that is closed', { kind: 'connection-error', errorCode: 'refused', message: '' }, false],
  ['an unknown name', { kind: 'connection-error', errorCode: 'name-not-found', message: '' }, false],
  [
    'a certificate that is not trusted',
    { kind: 'connection-error', errorCode: 'tls-untrusted', message: '' },
    false,
  ],
  ['a connection that takes too long', { kind: 'timeout', afterMs: 5, phase: 'connect' }, false],
])('knows from %s whether the receiver was reached', (_, outcome, reached) => {
  expect(collected([ended(outcome)]).summary().reachedReceiver).toBe(reached);
});

it('counts latency from the moment at which an attempt was due where events happen at a rate', () => {
  const { summary } = collected([
    attemptFinished({ attempt: { lateByMs: 0 }, result: { latencyMs: 10 } }),
    attemptFinished({ attempt: { lateByMs: 490 }, result: { latencyMs: 10 } }),
  ]);

  expect(summary().latencyMs?.max).toBeCloseTo(10, 0);
  expect(summary().latencyFromDueMs?.max).toBeCloseTo(500, -1);
});

it('says nothing of moments at which attempts were due where there is no rate', () => {
  const { summary } = collected([ended(responded(200))]);

  expect(summary()).not.toHaveProperty('latencyFromDueMs');
});

function collected(events: readonly DeliveryEvent[]) {
  const collector = createSummaryCollector();
  for (const event of events) collector.record(event);
  return collector;
}

function ended(outcome: Outcome, latencyMs = 5): DeliveryEvent {
  return attemptFinished({ result: { outcome, latencyMs } });
}
