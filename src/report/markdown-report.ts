import { formatDuration } from '../internal/duration.ts';
import type { SecretValues } from '../internal/mask.ts';
import { printable } from '../internal/printable.ts';
import { casesMarkdown } from './cases-markdown.ts';
import { caseDetails, code, fenced, table } from './markdown.ts';
import { EXPECTATIONS_SUITE, isTrouble, type ReportCase } from './report-cases.ts';
import type { ReportDocument, RunTimeline } from './report-document.ts';
import type { Reporter, ReporterContext } from './reporter.ts';
import { responseCounts } from './response-counts.ts';
import type { Percentiles, RunSummary, RunVerdict } from './run-report.ts';
import { countTellings, groupByStep, journeyTitle, type StoryGroup } from './story-groups.ts';

/** A CI job's summary page takes a megabyte in all; this many timelines stay well below. */
const MOST_TIMELINES = 100;

/** More steps would bury the rest of a summary page. */
const MOST_STEPS = 100;

const MARKS: Readonly<Record<RunVerdict, string>> = { passed: '✅', failed: '❌', incomplete: '⚠️' };

/** Writes Markdown for the summary page of a CI job: the sums as a table, and a timeline for whatever went wrong. */
export function createMarkdownReporter({ write, secret }: ReporterContext): Reporter {
  return {
    needsDeliveries: true,
    record: () => undefined,
    end: (document) => {
      const { timeline } = document;
      if (timeline === undefined) write(casesMarkdown(document, secret));
      else write(`${sections(document, timeline, secret).join('\n\n')}\n`);
    },
  };
}

function sections(
  { cases }: ReportDocument,
  { run, deliveries }: RunTimeline,
  secret: SecretValues,
): string[] {
  const { expectations, timelines, troubles } = sortedOut(cases);
  const stories = groupByStep(deliveries);
  const clean = (text: string) => printable(text, secret);
  return [
    `## ${MARKS[run.verdict]} Webhooks to ${code(clean(run.options.to))}: ${run.verdict}`,
    summaryTable(run.summary),
    ...(run.summary.attempts === 0 ? [] : [responsesTable(run.summary)]),
    ...(stories.length === 0
      ? []
      : [storyTable(stories.slice(0, MOST_STEPS), { run, deliveries }), ...moreSteps(stories.length)]),
    ...(expectations.length === 0 ? [] : [expectationsTable(expectations)]),
    ...timelines,
    ...moreThan(troubles),
    `Seed ${code(clean(run.seed))}. Reproduce:`,
    fenced('sh', clean(run.reproduce)),
  ];
}

/** The expectations, and the first of what went wrong otherwise, with its number. */
function sortedOut(cases: Iterable<ReportCase>) {
  const expectations: ReportCase[] = [];
  const timelines: string[] = [];
  let troubles = 0;
  for (const one of cases) {
    if (one.suite === EXPECTATIONS_SUITE) expectations.push(one);
    else if (isTrouble(one)) {
      troubles += 1;
      if (troubles <= MOST_TIMELINES) timelines.push(caseDetails(one));
    }
  }
  return { expectations, timelines, troubles };
}

function summaryTable(summary: RunSummary): string {
  const { deliveries, delivered, exhausted, canceled, attempts, latencyMs, latencyFromDueMs } = summary;
  const fromDue = latencyFromDueMs === undefined ? [] : ['Since due p50', 'p95', 'max'];
  return table(
    [
      'Deliveries',
      'Delivered',
      'Exhausted',
      'Unfinished',
      'Attempts',
      'Latency p50',
      'p95',
      'max',
      ...fromDue,
    ],
    [
      [
        ...[deliveries, delivered, exhausted, canceled, attempts].map(String),
        ...durations(latencyMs),
        ...(latencyFromDueMs === undefined ? [] : durations(latencyFromDueMs)),
      ],
    ],
    'right',
  );
}

function durations(latencies: Percentiles | null): string[] {
  if (latencies === null) return ['–', '–', '–'];
  return [latencies.p50, latencies.p95, latencies.max].map(formatDuration);
}

function responsesTable(summary: RunSummary): string {
  const rows = responseCounts(summary).map(({ label, count, success }) => [
    success ? 'success' : 'failure',
    code(label),
    String(count),
  ]);
  return table(['Counts as', 'Response', 'Attempts'], rows);
}

/** What became of each step of a journey. */
function storyTable(groups: readonly StoryGroup[], timeline: RunTimeline): string {
  const tellings = countTellings(timeline.deliveries);
  const rows = groups.map(({ story, deliveries, delivered }) => {
    const isWell = delivered === deliveries || timeline.run.verdict === 'passed';
    return [
      isWell ? '✅' : '❌',
      code(journeyTitle(story, tellings)),
      `${story.stepNumber}. ${code(story.step)}`,
      `${delivered} of ${deliveries}`,
    ];
  });
  return table(['', 'Journey', 'Step', 'Delivered'], rows);
}

function moreSteps(steps: number): string[] {
  const rest = steps - MOST_STEPS;
  return rest > 0 ? [`${rest} more steps are not shown; the JSON report lists all.`] : [];
}

function expectationsTable(expectations: readonly ReportCase[]): string {
  const rows = expectations.map(({ status, name, details }) => [
    status === 'passed' ? '✅' : '❌',
    code(name),
    code(details.join(' · ')),
  ]);
  return table(['', 'Expectation', 'Result'], rows);
}

function moreThan(troubles: number): string[] {
  const rest = troubles - MOST_TIMELINES;
  return rest > 0 ? [`${rest} more deliveries are not shown; the JSON report lists all.`] : [];
}
