import { createHash } from 'node:crypto';
import { countOf } from '../../internal/count-of.ts';
import { formatDuration } from '../../internal/duration.ts';
import type { SecretValues } from '../../internal/mask.ts';
import { printable } from '../../internal/printable.ts';
import { expectationCases, type ReportCase } from '../report-cases.ts';
import type { RunTimeline } from '../report-document.ts';
import type { Percentiles, RunSummary } from '../run-report.ts';
import { attemptsSection } from './attempts-section.ts';
import { latencySection, responsesSection } from './charts.ts';
import { html, type Markup, trusted } from './markup.ts';
import { PAGE_SCRIPT } from './page-script.ts';
import { PAGE_STYLE } from './page-style.ts';
import type { RunRecord } from './run-recorder.ts';
import { timelineSection } from './timeline.ts';

const MARKS = { passed: '✓', failed: '✗', incomplete: '…' } as const;

/** The whole page, with everything that it needs in it. */
export function reportPage(report: RunTimeline['run'], record: RunRecord, secret: SecretValues): string {
  const clean = (text: string) => printable(text, secret);
  const expectations = expectationCases(report.expectations, secret);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${report.verdict}: webhooks to ${clean(report.options.to)}</title>
<style>${trusted(PAGE_STYLE)}</style>
</head>
<body>
<a class="skip" href="#attempts">Skip to the attempts</a>
<header>
  <div class="top"><p class="brand">cf-webhook-sim <span>${report.tool.version}</span></p>
    <button type="button" id="theme" class="scripted">Theme: system</button></div>
  <h1 class="verdict ${report.verdict}"><span aria-hidden="true">${MARKS[report.verdict]}</span> ${report.verdict}</h1>
  <p class="lead">${lead(report.summary)}</p>
  <dl class="facts">
    <div><dt>Receiver</dt><dd>${clean(report.options.to)}</dd></div>
    <div><dt>Seed</dt><dd>${clean(report.seed)}</dd></div>
    <div><dt>Clock</dt><dd>${clockInWords(report)}</dd></div>
    ${startFact(record)}
  </dl>
  <div class="reproduce"><span id="again">Reproduce</span>
    <pre id="reproduce" tabindex="0" aria-labelledby="again"><code>${clean(report.reproduce)}</code></pre>
    <button type="button" id="copy" class="scripted">Copy</button></div>
</header>
<main>
${tiles(report.summary)}
${expectations.length === 0 ? undefined : expectationsSection(expectations)}
${record.deliveries.length === 0 ? undefined : timelineSection(record)}
<div class="pair">${latencySection(record.latencies)}${responsesSection(report.summary)}</div>
${attemptsSection(record, secret)}
</main>
<footer>Written by cf-webhook-sim ${report.tool.version}. This file loads nothing and sends nothing.</footer>
<script>${trusted(PAGE_SCRIPT)}</script>
</body>
</html>
`;
  return page.markup;
}

/** No network, and of scripts and styles only the ones that the page was written with. */
function contentSecurityPolicy(): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    "default-src 'none'",
    `style-src ${hash(PAGE_STYLE)}`,
    `script-src ${hash(PAGE_SCRIPT)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function lead({ deliveries, delivered, exhausted, canceled, dropped }: RunSummary): string {
  if (deliveries === 0) return 'Nothing was delivered.';
  const rest = [
    ...(exhausted > 0 ? [`${exhausted} exhausted`] : []),
    ...(canceled > 0 ? [`${canceled} unfinished`] : []),
    ...(dropped > 0 ? [`${dropped} dropped on purpose`] : []),
  ];
  const all = `${delivered} of ${countOf(deliveries, 'delivery', 'deliveries')} delivered`;
  return `${[all, ...rest].join(', ')}.`;
}

function tiles(summary: RunSummary): Markup {
  const { latencyMs, latencyFromDueMs } = summary;
  const duration = (value: number | undefined) => (value === undefined ? '–' : formatDuration(value));
  return html`
<section aria-label="Summary"><dl class="tiles">
  ${tile('Deliveries', summary.deliveries)}
  ${tile('Delivered', summary.delivered, summary.delivered > 0 ? 'ok' : '')}
  ${tile('Exhausted', summary.exhausted, summary.exhausted > 0 ? 'bad' : '')}
  ${tile('Unfinished', summary.canceled, summary.canceled > 0 ? 'open' : '')}
  ${tile('Attempts', summary.attempts)}
  ${tile('Latency p50', duration(latencyMs?.p50))}
  ${tile('Latency p95', duration(latencyMs?.p95))}
  ${tile('Latency max', duration(latencyMs?.max))}
  ${latencyFromDueMs === undefined ? [] : fromDueTiles(latencyFromDueMs)}
</dl></section>`;
}

/** What the receiver's slowness meant for whoever sent at a rate. */
function fromDueTiles({ p50, p95, max }: Percentiles): Markup[] {
  return [
    tile('From due p50', formatDuration(p50)),
    tile('From due p95', formatDuration(p95)),
    tile('From due max', formatDuration(max)),
  ];
}

function tile(label: string, value: string | number, kind = ''): Markup {
  return html`<div class="tile ${kind}"><dt>${label}</dt><dd>${value}</dd></div>`;
}

function expectationsSection(expectations: readonly ReportCase[]): Markup {
  return html`
<section aria-labelledby="expectations" class="card"><h2 id="expectations">Expectations</h2>
  <ul class="expectations">${expectations.map(({ name, status, details }) => {
    const passed = status === 'passed';
    return html`<li><span class="badge ${passed ? 'ok' : 'bad'}"><span aria-hidden="true">${passed ? '✓' : '✗'}</span> ${passed ? 'met' : 'not met'}</span>
      <code>${name}</code> <span class="hint">${details.join(' · ')}</span></li>`;
  })}</ul>
</section>`;
}

function startFact({ exchanges }: RunRecord): Markup | undefined {
  const startedAt = exchanges[0]?.attempt.startedAt;
  return startedAt === undefined
    ? undefined
    : html`<div><dt>Started</dt><dd><time datetime="${startedAt}">${startedAt.slice(0, 19).replace('T', ' ')} UTC</time></dd></div>`;
}

function clockInWords({ options: { clock, timeScale } }: RunTimeline['run']): string {
  switch (clock) {
    case 'real':
      return 'real time';
    case 'virtual':
      return 'virtual: no waiting';
    case 'scaled':
      return `${timeScale ?? 1} times as fast`;
    default:
      return clock satisfies never;
  }
}
