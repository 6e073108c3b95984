import { expect, it } from 'vitest';
import { hostileReceiver, SECRET, writtenAboutRun } from '../../support/reports/reporting.ts';

it('writes one JSON object on each line, from the start of the run to its verdict', async () => {
  const { text, report } = await writtenAboutRun('ndjson', hostileReceiver);

  const lines = parseLines(text);

  expect(lines.map(({ type }) => type)).toEqual([
    'run-started',
    'delivery-planned',
    ...['wait-started', 'wait-ended', 'attempt-started', 'attempt-finished'],
    ...['wait-started', 'wait-ended', 'attempt-started', 'attempt-finished'],
    'delivery-finished',
    'run-finished',
  ]);
  expect(lines[0]).toMatchObject({ schema: 'cf-webhook-sim/stream@2', seed: '7' });
  expect(lines.at(-1)).toMatchObject({ verdict: 'failed', summary: report.summary });
  expect(lines.at(-1)).not.toHaveProperty('deliveries');
});

it('tells of each attempt what the report tells, and what follows', async () => {
  const { text, report } = await writtenAboutRun('ndjson', hostileReceiver);

  const attempts = parseLines(text).filter(({ type }) => type === 'attempt-finished');

  const reported = report.deliveries[0]?.attempts ?? [];
  expect(attempts).toHaveLength(2);
  expect(attempts[0]).toMatchObject({ deliveryId: 'd1', eventType: 'order.created', ...reported[0] });
  expect(attempts[0]).toMatchObject({ next: { kind: 'retry', attemptNumber: 2, delayMs: 15_000 } });
  expect(attempts[1]).toMatchObject({ next: { kind: 'done', status: 'exhausted' } });
});

it('needs no list of deliveries, holds no request bodies and never the secret', async () => {
  const { text, report } = await writtenAboutRun('ndjson', hostileReceiver);

  expect(text).not.toContain(SECRET);
  expect(text).not.toContain('subject_type');
  expect(text).toContain(String(report.deliveries[0]?.eventId));
});

function parseLines(text: string): Record<string, unknown>[] {
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
