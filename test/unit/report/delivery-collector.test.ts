import { expect, it } from 'vitest';
import { createDeliveryCollector } from '../../../src/report/delivery-collector.ts';
import type { DeliveryReport } from '../../../src/report/run-report.ts';
import {
  attemptFinished,
  delivery,
  deliveryFinished,
  deliveryPlanned,
  responded,
  response,
} from '../../support/delivery-builders.ts';

const SECRET = 'f00dfeed'.repeat(8);

it('hands over one report for each delivery when it ends', () => {
  const [first, second] = [delivery({ id: 'd1' }), delivery({ id: 'd2' })];

  const reports = collect([
    deliveryPlanned(first),
    deliveryPlanned(second),
    attemptFinished({ delivery: first, result: { outcome: responded(500) } }),
    attemptFinished({ delivery: second }),
    deliveryFinished('delivered', [], second),
    attemptFinished({ delivery: first, attempt: { number: 2, dueAfterMs: 16_000 } }),
    deliveryFinished('delivered', [], first),
  ]);

  expect(reports.map(({ id, attempts }) => [id, attempts.map(({ number }) => number)])).toEqual([
    ['d2', [1]],
    ['d1', [1, 2]],
  ]);
});

it('tells of each attempt when, how and how long', () => {
  const [report] = collect([
    attemptFinished({
      attempt: {
        number: 1,
        dueAfterMs: 1_000,
        startedAt: Date.UTC(2026, 0, 15, 12, 0, 1, 250),
        signatureTimestamp: 7,
      },
      result: { outcome: responded(503), latencyMs: 12.345678, response: response({ text: 'busy' }) },
    }),
    deliveryFinished('canceled', [{ number: 2, dueAfterMs: 16_000 }]),
  ]);

  expect(report).toMatchObject({
    eventType: 'contact.created',
    status: 'canceled',
    unmadeAttempts: [{ number: 2, dueAfterMs: 16_000 }],
    attempts: [
      {
        number: 1,
        dueAfterMs: 1_000,
        startedAt: '2026-01-15T12:00:01.250Z',
        signatureTimestamp: 7,
        outcome: { kind: 'response', statusCode: 503 },
        explanation: "503 is not in ClickFunnels' success list (200–207, 226): a failure.",
        latencyMs: 12.346,
        remoteAddress: '127.0.0.1:3000',
        responseExcerpt: 'busy',
      },
    ],
  });
});

it('explains no success and shows no response where none came', () => {
  const [report] = collect([
    attemptFinished({
      result: {
        outcome: { kind: 'timeout', afterMs: 5, phase: 'response' },
        response: null,
        remoteAddress: null,
      },
    }),
    attemptFinished({ attempt: { number: 2 } }),
    deliveryFinished('delivered'),
  ]);

  expect(report?.attempts).toMatchObject([
    { explanation: expect.stringContaining('in time'), responseExcerpt: null, remoteAddress: null },
    { explanation: null, responseExcerpt: '' },
  ]);
});

it('makes what the receiver wrote safe to print', () => {
  const [report] = collect([
    attemptFinished({ result: { response: response({ text: '\u001b[31mred\u0007\u202e\r\nnext' }) } }),
    deliveryFinished('delivered'),
  ]);

  expect(report?.attempts[0]?.responseExcerpt).toBe('[31mred\nnext');
});

it.each([
  ['in the body', `your key is ${SECRET}!`],
  ['on the edge of what is shown', `${'x'.repeat(2_048 - 30)}${SECRET}`],
  ['behind many characters of several bytes', `${'日'.repeat(1_350)}${SECRET}`],
  ['behind many characters that are taken out', `${'\u0007'.repeat(4_080)}${SECRET}`],
])('never shows the secret that a receiver gives back %s, not even in part', (_, text) => {
  const reports = collect([
    attemptFinished({ result: { response: response({ text }) } }),
    deliveryFinished('delivered'),
  ]);

  expect(JSON.stringify(reports)).not.toContain(SECRET.slice(0, 8));
});

it('never shows the secret in the words of an error', () => {
  const outcome = {
    kind: 'connection-error',
    errorCode: 'other',
    message: `bad ${SECRET}\u001b[0m`,
  } as const;

  const reports = collect([
    attemptFinished({ result: { outcome, response: null } }),
    deliveryFinished('exhausted'),
  ]);

  expect(reports[0]?.attempts[0]?.outcome).toEqual({ ...outcome, message: 'bad [secret][0m' });
});

it('shows no more than 2,048 characters and cuts none in half', () => {
  const [report] = collect([
    attemptFinished({ result: { response: response({ text: `x${'🎉'.repeat(2_000)}` }) } }),
    deliveryFinished('delivered'),
  ]);

  expect(report?.attempts[0]?.responseExcerpt).toBe(`x${'🎉'.repeat(1_023)}`);
});

function collect(events: readonly Parameters<ReturnType<typeof createDeliveryCollector>['record']>[0][]) {
  const reports: DeliveryReport[] = [];
  const { record } = createDeliveryCollector(SECRET, (report) => reports.push(report));
  for (const event of events) record(event);
  return reports;
}
