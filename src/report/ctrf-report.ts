import type { SecretValues } from '../internal/mask.ts';
import { printable } from '../internal/printable.ts';
import type { CaseDocument } from './case-document.ts';
import { type CaseTry, caseDurationMs, type ReportCase, runDocument } from './report-cases.ts';
import type { Reporter, ReporterContext } from './reporter.ts';

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
    end: (report) => write(ctrfJson(runDocument(report, secret), secret)),
  };
}

/** The Common Test Report Format of cases of any kind. */
export function ctrfJson(document: CaseDocument, secret: SecretValues): string {
  return `${JSON.stringify(ctrfDocument(document, secret), null, 2)}\n`;
}

function ctrfDocument(document: CaseDocument, secret: SecretValues): object {
  const { cases, tool } = document;
  const tests = cases.map(ctrfTest);
  const count = (wanted: string) => tests.filter(({ status }) => status === wanted).length;
  const { start, stop } = span(cases.flatMap(({ tries }) => tries));
  return {
    reportFormat: 'CTRF',
    specVersion: CTRF_VERSION,
    generatedBy: 'cf-webhook-sim',
    results: {
      tool: { name: tool.name, version: tool.version },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        pending: 0,
        skipped: count('skipped'),
        other: count('other'),
        flaky: tests.filter(({ flaky }) => flaky).length,
        suites: new Set(cases.map(({ suite }) => suite)).size,
        start,
        stop,
        duration: stop - start,
        extra: {
          verdict: document.verdict,
          seed: document.seed,
          reproduce: printable(document.reproduce, secret),
          endpoint: printable(document.endpoint, secret),
        },
      },
      tests,
    },
  };
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
    flaky: passed && one.tries.length > 1,
    stdout: one.details,
  };
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

/** From the first start to the last end, in whole milliseconds since the epoch; zero when nothing was tried. */
function span(tries: readonly CaseTry[]): { readonly start: number; readonly stop: number } {
  let start = Number.POSITIVE_INFINITY;
  let stop = 0;
  for (const { startedAt, durationMs } of tries) {
    const startedMs = Date.parse(startedAt);
    start = Math.min(start, startedMs);
    stop = Math.max(stop, startedMs + Math.round(durationMs));
  }
  return { start: Math.min(start, stop), stop };
}
