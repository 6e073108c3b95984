import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { createNotableItems } from '../../../src/report/html/notable-items.ts';
import { createTimeAxis } from '../../../src/report/html/time-axis.ts';
import { expectation, runReport } from '../../support/reports/builders.ts';
import { hostileReceiver, SECRET, written, writtenAboutRun } from '../../support/reports/reporting.ts';

it('shows verdict, seed, how to repeat the run, and the sums', async () => {
  const { text, report } = await writtenAboutRun('html', hostileReceiver);

  expect(text).toContain('<title>failed: webhooks to ');
  expect(text).toContain('0 of 1 delivery delivered, 1 exhausted.');
  expect(text).toContain('<dt>Seed</dt><dd>7</dd>');
  expect(text).toContain(report.reproduce.replaceAll('"', '&quot;'));
  expect(text).toContain('<dt>Exhausted</dt><dd>1</dd>');
});

it('shows latency from the due moment as well, where events happened at a rate', async () => {
  const report = runReport([]);
  const latencyFromDueMs = { p50: 900, p95: 1_000, p99: 1_000, max: 2_000 };

  const text = await written('html', { ...report, summary: { ...report.summary, latencyFromDueMs } });

  expect(text).toContain('<dt>Since due p50</dt><dd>900 ms</dd>');
  expect(text).toContain('<dt>Since due max</dt><dd>2 s</dd>');
});

it('has a row for each attempt, with request and response in it, that opens without scripts', async () => {
  const { text } = await writtenAboutRun('html', hostileReceiver, { eventTypes: ['contact.created'] });

  expect(text.match(/<tbody id="a-d1-\d"/g)).toHaveLength(2);
  expect(text.match(/<details>/g)).toHaveLength(2);
  expect(text).toContain('<strong>POST /</strong>');
  expect(text).toContain('X-Webhook-Clickfunnels-Signature:');
  expect(text).toContain('"event_type": "contact.created"');
  expect(text).toContain('[secret] &lt;/script&gt;');
});

it('shows the body of a delivery once and refers to it from later attempts', async () => {
  const { text } = await writtenAboutRun('html', hostileReceiver, { eventTypes: ['contact.created'] });

  expect(text.match(/"event_type"/g)).toHaveLength(1);
  expect(text).toMatch(/The body has <a href="#a-d1-1">the same \d+ bytes<\/a> on every attempt\./);
});

it('lets nothing that a receiver wrote become markup', async () => {
  const { text } = await writtenAboutRun('html', hostileReceiver);

  expect(text.match(/<script/g)).toHaveLength(1);
  expect(text.match(/<\/script>/g)).toHaveLength(1);
  expect(text).not.toContain('<img');
  expect(text).not.toContain(SECRET);
});

it('forbids the network and every script and style but its own', async () => {
  const { text } = await writtenAboutRun('html', hostileReceiver);

  const script = /<script>([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '';
  const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? '';
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1]?.replaceAll('&#39;', "'");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`script-src ${hashOf(script)}`);
  expect(policy).toContain(`style-src ${hashOf(style)}`);
  expect(text).not.toMatch(/<[^>]* (style|src|on[a-z]+)=/);
  expect(text).not.toMatch(/href="(?!#)/);
});

it('does not show credentials of the receiver', async () => {
  const { text } = await writtenAboutRun('html', (request, response) => {
    request.resume();
    request.on('end', () => response.writeHead(200, { 'Set-Cookie': 'session=abc' }).end('ok'));
  });

  expect(text).toContain('Set-Cookie:</span> ***');
  expect(text).not.toContain('session=abc');
});

it('lists the expectations', async () => {
  const text = await written('html', runReport([], { expectations: [expectation()], verdict: 'failed' }));

  expect(text).toContain('<code>order.*:delivered</code>');
  expect(text).toContain('not met');
});

it('keeps failures rather than successes when there is too much to keep', () => {
  const kept = createNotableItems<string>(3);
  for (const item of ['a', 'b', 'c', 'd']) kept.add(item, false);

  kept.add('failure 1', true);
  kept.add('failure 2', true);

  expect(kept.items()).toEqual(['c', 'failure 1', 'failure 2']);
  expect(kept.left()).toBe(3);
});

it('tells seconds and days apart on the axis, and marks its end', () => {
  const axis = createTimeAxis(134_476_000);

  expect(axis.position(16_000) - axis.position(1_000)).toBeGreaterThan(10);
  expect(axis.position(134_476_000)).toBe(98);
  expect(axis.ticks.at(-1)).toEqual({ label: '+37 h', at: 98 });
  expect(axis.ticks[0]).toEqual({ label: 'event', at: 2 });
});

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
