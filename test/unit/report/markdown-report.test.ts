import { expect, it } from 'vitest';
import {
  delivery,
  exhaustedDelivery,
  expectation,
  failedAttempt,
  runReport,
} from '../../support/reports/builders.ts';
import { hostileReceiver, SECRET, written, writtenAboutRun } from '../../support/reports/reporting.ts';

it('begins with the verdict and a table of sums, and ends with how to repeat the run', async () => {
  const text = await written('markdown', runReport([delivery()]));

  expect(text.split('\n')[0]).toBe('## ✅ Webhooks to `http://127.0.0.1:3000/webhooks`: passed');
  expect(text).toContain('| 1 | 1 | 0 | 0 | 1 | 13 ms | 250 ms | 250 ms |');
  expect(text).toContain('| success | `200` | 1 |');
  expect(text.endsWith('```sh\nnpx cf-webhook-sim send order.created --seed 7\n```\n')).toBe(true);
});

it('shows latency from the due moment as well, where events happened at a rate', async () => {
  const report = runReport([delivery()]);
  const latencyFromDueMs = { p50: 900, p95: 1_000, p99: 1_000, max: 2_000 };

  const text = await written('markdown', { ...report, summary: { ...report.summary, latencyFromDueMs } });

  expect(text).toContain('| Latency p50 | p95 | max | Since due p50 | p95 | max |');
  expect(text).toContain('| 13 ms | 250 ms | 250 ms | 900 ms | 1 s | 2 s |');
});

it('folds the timeline of each delivery that failed, and of no other', async () => {
  const text = await written('markdown', runReport([delivery(), exhaustedDelivery({ id: 'd2' })]));

  expect(text.match(/<details>/g)).toHaveLength(1);
  expect(text).toContain('<details><summary><b>order.created d2</b>: exhausted</summary>');
  expect(text).toContain('exhausted after 2 attempts: ClickFunnels gives up.');
});

it('lists the expectations in a table', async () => {
  const report = runReport([delivery()], { expectations: [expectation({ observed: '3 | 4' })] });

  const text = await written('markdown', report);

  expect(text).toContain('| ❌ | `order.*:delivered` | `observed: 3 \\| 4 · d1 was exhausted.` |');
});

it('shows a hundred timelines and counts the rest, so that a summary page can hold it', async () => {
  const excerpt = 'x'.repeat(2_048);
  const many = Array.from({ length: 130 }, (_, index) =>
    exhaustedDelivery({
      id: `d${index + 1}`,
      attempts: Array.from({ length: 8 }, (_none, number) =>
        failedAttempt(number + 1, { responseExcerpt: excerpt }),
      ),
    }),
  );

  const text = await written('markdown', runReport(many));

  expect(text.match(/<details>/g)).toHaveLength(100);
  expect(text).toContain('30 more deliveries are not shown');
  expect(text.length).toBeLessThan(500_000);
});

it('keeps what a receiver wrote inside a code block', async () => {
  const { text } = await writtenAboutRun('markdown', hostileReceiver);

  const block = /(`{3,})text\n([\s\S]*?)\n\1\n/.exec(text);

  expect(block?.[1]).toBe('````');
  expect(block?.[2]).toContain('</script><script>alert(1)</script>');
  expect(text.replace(block?.[0] ?? '', '')).not.toContain('<script>');
  expect(text).not.toContain(SECRET);
});
