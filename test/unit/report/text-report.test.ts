import { expect, it } from 'vitest';
import { CONNECTION_ERRORS, type ConnectionErrorCode } from '../../../src/delivery/connection-error.ts';
import { remainingAttempts } from '../../../src/delivery/delivery-state.ts';
import { explainFailure, type Outcome } from '../../../src/delivery/outcome.ts';
import { DOCUMENTED_SCHEDULE } from '../../../src/delivery/retry-schedule.ts';
import { EVENT_CATALOG } from '../../../src/events/catalog.ts';
import { plainPalette } from '../../../src/internal/palette.ts';
import type { DeliveryReport, RunSummary } from '../../../src/report/run-report.ts';
import { deliveryLines } from '../../../src/report/text-report.ts';
import { summaryLines } from '../../../src/report/text-summary.ts';
import { attemptReport, deliveryReport, responded } from '../../support/delivery-builders.ts';

const STYLE = { palette: plainPalette };
const DUE_AFTER_MS = [1_000, 16_000, 76_000, 376_000, 1_276_000, 4_876_000, 48_076_000, 134_476_000];
const FAILURES: readonly Outcome[] = [
  ...[208, 301, 400, 404, 422, 500, 599].map(responded),
  { kind: 'timeout', afterMs: 60_000, phase: 'response' },
  { kind: 'timeout', afterMs: 60_000, phase: 'connect' },
  ...Object.keys(CONNECTION_ERRORS)
    .filter((code): code is ConnectionErrorCode => code in CONNECTION_ERRORS)
    .map((errorCode): Outcome => ({ kind: 'connection-error', errorCode, message: '' })),
];

it('says in one line that a first attempt delivered', () => {
  const lines = deliveryLines(deliveryReport({ eventType: 'order.created' }), STYLE);

  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^✓ order\.created +200 +5 ms$/);
});

it('shows every attempt with its time and what follows, and why it failed once', () => {
  const lines = deliveryLines(exhausted(responded(500)), STYLE);

  expect(lines).toHaveLength(2 + 8 + 2 + 1);
  expect(lines[0]).toBe('contact.created  V2  subject 123456789  → http://localhost:3000/');
  expect(lines[1]?.trim().split(/ {2,}/)).toEqual(['since event', 'UTC', 'response', 'latency']);
  expect(lines[2]).toMatch(/^ {2}✗ {2}1 {2}\+1 s +12:00:01 {2}500 +5 ms {2}→ retry in 15 s$/);
  expect(lines[3]).toContain('success list');
  expect(lines[4]).toContain('log');
  expect(lines[11]).toMatch(/^ {2}✗ {2}8 {2}\+37 h 21 min 16 s .+→ gave up$/);
  expect(lines[12]).toBe('  exhausted after 8 attempts: ClickFunnels gives up.');
});

it('explains a failure again when it changes', () => {
  const attempts = [responded(500), responded(500), responded(404), responded(200)].map((outcome, index) =>
    attemptReport({ number: index + 1, outcome, explanation: explainFailure(outcome)?.why ?? null }),
  );

  const lines = deliveryLines(deliveryReport({ attempts }), STYLE);

  expect(lines.filter((line) => line.includes('is not in'))).toHaveLength(2);
  expect(lines.at(-1)).toContain('→ delivered');
});

it('lists the attempts that were not waited for', () => {
  const report = deliveryReport({
    status: 'canceled',
    attempts: [attemptReport({ outcome: responded(500) })],
    unmadeAttempts: remainingAttempts(DOCUMENTED_SCHEDULE, { number: 2, dueAfterMs: 16_000 }),
  });

  const lines = deliveryLines(report, STYLE);

  expect(lines[2]).toContain('→ retry in 15 s');
  expect(lines.slice(-8)).toEqual([
    '  stopped early; remaining attempts:',
    '  ·  2  +16 s',
    '  ·  3  +1 min 16 s',
    '  ·  4  +6 min 16 s',
    '  ·  5  +21 min 16 s',
    '  ·  6  +1 h 21 min 16 s',
    '  ·  7  +13 h 21 min 16 s',
    '  ·  8  +37 h 21 min 16 s',
  ]);
});

it('keeps the lines of every failure within 80 columns over the whole schedule', () => {
  for (const outcome of FAILURES) {
    const [, ...lines] = deliveryLines(exhausted(outcome), STYLE);

    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(80);
  }
});

it('keeps the line of a delivery within 80 columns for every event type', () => {
  for (const { name: eventType } of EVENT_CATALOG) {
    for (const apiVersion of ['v1', 'v2'] as const) {
      const [line = ''] = deliveryLines(deliveryReport({ eventType, apiVersion }), STYLE);

      expect(line.length, line).toBeLessThanOrEqual(80);
    }
  }
});

it('adds a run up in one line and tells how to repeat it', () => {
  const lines = summaryLines(
    {
      summary: SUMMARY,
      verdict: 'failed',
      expectations: [],
      options: { to: 'http://localhost:3000/' },
      seed: '424242',
      reproduce: 'cf-webhook-sim send order.created --seed 424242',
    },
    STYLE,
  );

  expect(lines).toEqual([
    'failed  2 delivered · 1 exhausted · 12 attempts · 200 × 2 · 500 × 8 · timeout × 1 · reset × 1 · p50 5 ms, max 1.2 s · by [::1]:3000',
    'seed 424242',
    'Reproduce: cf-webhook-sim send order.created --seed 424242',
  ]);
});

const SUMMARY: RunSummary = {
  events: 3,
  deliveries: 3,
  attempts: 12,
  delivered: 2,
  exhausted: 1,
  canceled: 0,
  dropped: 0,
  statusCodes: { 200: 2, 500: 8 },
  timeouts: 1,
  machineFaults: 0,
  connectionErrors: { reset: 1 },
  respondedBy: ['[::1]:3000'],
  reachedReceiver: true,
  latencyMs: { p50: 5, p95: 900, p99: 1_200, max: 1_200 },
};

function exhausted(outcome: Outcome): DeliveryReport {
  const attempts = DUE_AFTER_MS.map((dueAfterMs, index) =>
    attemptReport({
      number: index + 1,
      dueAfterMs,
      outcome,
      explanation: explainFailure(outcome)?.why ?? null,
    }),
  );
  return deliveryReport({ status: 'exhausted', attempts });
}

it('gives no advice to a receiver that refused a forgery', () => {
  const report = deliveryReport({
    status: 'exhausted',
    faults: ['forged (zeros): a signature of zeros alone'],
    attempts: [attemptReport({ outcome: responded(401), explanation: 'said elsewhere' })],
  });

  const lines = deliveryLines(report, STYLE);

  expect(lines).toHaveLength(4);
  expect(lines[1]).toContain('forged (zeros)');
  expect(lines[3]).toContain('401');
});
