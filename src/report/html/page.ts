import { countOf } from '../../internal/count-of.ts';
import { formatDuration } from '../../internal/duration.ts';
import type { SecretValues } from '../../internal/mask.ts';
import { printable } from '../../internal/printable.ts';
import { expectationCases, type ReportCase } from '../report-cases.ts';
import type { RunTimeline } from '../report-document.ts';
import type { Percentiles, RunSummary } from '../run-report.ts';
import { ATTEMPTS_SCRIPT } from './attempts-script.ts';
import { attemptsSection } from './attempts-section.ts';
import { latencySection, responsesSection } from './charts.ts';
import { html, type Markup } from './markup.ts';
import { pageShell, tile } from './page-shell.ts';
import type { RunRecord } from './run-recorder.ts';
import { timelineSection } from './timeline.ts';

/** The whole page, with everything that it needs in it. */
export function reportPage(report: RunTimeline['run'], record: RunRecord, secret: SecretValues): string {
  const clean = (text: string) => printable(text, secret);
  const expectations = expectationCases(report.expectations, secret);
  return pageShell({
    tool: report.tool,
    title: `${report.verdict}: webhooks to ${clean(report.options.to)}`,
    verdict: report.verdict,
    lead: lead(report.summary),
    facts: [
      ['Receiver', clean(report.options.to)],
      ['Seed', clean(report.seed)],
      ['Clock', clockInWords(report)],
      startFact(record),
    ],
    reproduce: clean(report.reproduce),
    skipTo: ['attempts', 'the attempts'],
    main: [
      tiles(report.summary),
      expectations.length === 0 ? undefined : expectationsSection(expectations),
      record.deliveries.length === 0 ? undefined : timelineSection(record),
      html`<div class="pair">${latencySection(record.latencies)}${responsesSection(report.summary)}</div>`,
      attemptsSection(record, secret),
    ],
    script: ATTEMPTS_SCRIPT,
  });
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

/** What the receiver's slowness meant for anyone who sent at a rate. */
function fromDueTiles({ p50, p95, max }: Percentiles): Markup[] {
  return [
    tile('Since due p50', formatDuration(p50)),
    tile('Since due p95', formatDuration(p95)),
    tile('Since due max', formatDuration(max)),
  ];
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

function startFact({ exchanges }: RunRecord): readonly [string, Markup] | undefined {
  const [startedAt] = exchanges.map(({ attempt }) => attempt.startedAt).sort(byText);
  if (startedAt === undefined) return undefined;
  const shown = startedAt.slice(0, 19).replace('T', ' ');
  return ['Started', html`<time datetime="${startedAt}">${shown} UTC</time>`];
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
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
