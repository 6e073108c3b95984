import { mapList } from '../internal/long-list.ts';
import type { SecretValues } from '../internal/mask.ts';
import { printable } from '../internal/printable.ts';
import { jsonPieces } from './json-pieces.ts';
import { type CaseTry, caseDurationMs, type ReportCase } from './report-cases.ts';
import type { ReportDocument } from './report-document.ts';
import type { Reporter, ReporterContext } from './reporter.ts';
import { writePieces } from './written-pieces.ts';

/** The version of the format that is written. */
const CTRF_VERSION = '1.0.0';

/**
 * Writes the Common Test Report Format. A delivery that took more than one attempt is marked as flaky, one that was
 * given up before its end as `other`: neither passed nor failed.
 *
 * @see https://ctrf.io
 */
export function createCtrfReporter({ write, secret }: ReporterContext): Reporter {
  return {
    needsDeliveries: true,
    record: () => undefined,
    end: (document) => {
      const tests = { name: 'tests', items: mapList(document.cases, ctrfTest), depth: 1 };
      writePieces(jsonPieces(ctrfFacts(document, secret), tests), write);
    },
  };
}

/** Everything but the tests. */
function ctrfFacts(document: ReportDocument, secret: SecretValues): object {
  const { tool, verdict, seed, reproduce, endpoint } = document;
  return {
    reportFormat: 'CTRF',
    specVersion: CTRF_VERSION,
    generatedBy: 'cf-webhook-sim',
    results: {
      tool: { name: tool.name, version: tool.version },
      summary: {
        ...sums(document.cases),
        extra: {
          verdict,
          seed,
          reproduce: printable(reproduce, secret),
          endpoint: printable(endpoint, secret),
        },
      },
      tests: [],
    },
  };
}

function sums(cases: Iterable<ReportCase>): object {
  const counts = { passed: 0, failed: 0, pending: 0, skipped: 0, other: 0 };
  const suites = new Set<string>();
  let tests = 0;
  let flaky = 0;
  let whole: Span | undefined;
  for (const one of cases) {
    tests += 1;
    counts[ctrfStatus(one)] += 1;
    if (isFlaky(one)) flaky += 1;
    suites.add(one.suite);
    if (one.tries.length === 0) continue;
    const { start, stop } = span(one.tries);
    whole = {
      start: Math.min(start, whole?.start ?? start),
      stop: Math.max(stop, whole?.stop ?? stop),
    };
  }
  const { start, stop } = whole ?? span([]);
  return { tests, ...counts, flaky, suites: suites.size, start, stop, duration: stop - start };
}

function ctrfTest(one: ReportCase) {
  const passed = one.status === 'passed';
  return {
    name: one.name,
    status: ctrfStatus(one),
    duration: Math.round(caseDurationMs(one)),
    ...(one.tries.length === 0 ? {} : span(one.tries)),
    suite: [one.suite],
    ...(passed ? {} : { message: one.message ?? '', trace: one.details.join('\n') }),
    rawStatus: one.kind,
    type: 'webhook',
    retries: Math.max(0, one.tries.length - 1),
    ...(one.tries.length > 1 ? { retryAttempts: one.tries.map(retryAttempt) } : {}),
    flaky: isFlaky(one),
    stdout: one.details,
  };
}

function isFlaky({ status, tries }: ReportCase): boolean {
  return status === 'passed' && tries.length > 1;
}

function retryAttempt(made: CaseTry): object {
  return {
    attempt: made.number,
    status: made.passed ? 'passed' : 'failed',
    duration: Math.round(made.durationMs),
    ...span([made]),
    ...(made.message === null ? {} : { message: made.message }),
  };
}

function ctrfStatus({ status }: ReportCase): 'passed' | 'failed' | 'skipped' | 'other' {
  switch (status) {
    case 'passed':
    case 'failed':
    case 'skipped':
      return status;
    case 'unreachable':
      return 'failed';
    case 'incomplete':
    case 'warned':
      return 'other';
    default:
      return status satisfies never;
  }
}

interface Span {
  readonly start: number;
  readonly stop: number;
}

/** From the first start to the last end, in whole milliseconds since the epoch; zero when nothing was tried. */
function span(tries: readonly CaseTry[]): Span {
  let start = Number.POSITIVE_INFINITY;
  let stop = 0;
  for (const { startedAt, durationMs } of tries) {
    const startedMs = Date.parse(startedAt);
    start = Math.min(start, startedMs);
    stop = Math.max(stop, startedMs + Math.round(durationMs));
  }
  return { start: Math.min(start, stop), stop };
}
