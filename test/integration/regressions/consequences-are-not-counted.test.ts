import { expect, it } from 'vitest';
import { withCauses } from '../../../src/checks/catalog/causes.ts';
import { CHECKS } from '../../../src/checks/catalog/registry.ts';
import type { CheckReport, CheckResult, CheckVerdict } from '../../../src/checks/engine/check-report.ts';
import { groupLines } from '../../../src/checks/text/check-lines.ts';
import { closingLine } from '../../../src/checks/text/closing-line.ts';
import { checkDocument } from '../../../src/cli/check/document.ts';
import { plainPalette } from '../../../src/internal/palette.ts';
import { createGithubReporter } from '../../../src/report/github-report.ts';
import { createHtmlReporter } from '../../../src/report/html-report.ts';
import { createJunitReporter } from '../../../src/report/junit-report.ts';
import type { ReportDocument } from '../../../src/report/report-document.ts';
import type { Reporter, ReporterContext } from '../../../src/report/reporter.ts';
import { checked, receiverThat } from '../../unit/checks/check-receivers.ts';

/** It verifies nothing, which a dozen checks notice. */
async function reportOfOneFault(): Promise<CheckReport> {
  return await checked(
    receiverThat(({ body }) => (body[0] === 0x7b ? 200 : 400)),
    { only: ['CTRL', 'forgery', 'AUTH-05'] },
  );
}

it('counts one fault once in the summary, in the groups and in the last line', async () => {
  const report = await reportOfOneFault();
  const { checks, summary, verdict } = report;
  const failed = checks.filter((check) => check.verdict === 'fail');

  expect(verdict).toBe('failed');
  expect(failed.length).toBeGreaterThan(5);
  expect(failed.filter(({ cause }) => cause === null).map(({ id }) => id)).toEqual(['AUTH-02a']);
  expect(summary).toMatchObject({ fail: 1, warn: 0, info: 0 });
  expect(summary.consequences).toBe(checks.filter(({ cause }) => cause !== null).length);
  expect(
    Object.values(summary).reduce<number>((sum, count) => sum + (typeof count === 'number' ? count : 0), 0),
  ).toBe(checks.length + summary.requests);
  expect(closingLine(report)).toMatch(/^failed: 1 problem \(\d+ checks\), /);
  expect(groupLines(report, { palette: plainPalette, columns: 80 }).join('\n')).toMatch(
    /✗ Forgery +1 failed, \d+ consequences, /,
  );
});

it('fails one test in reports for test tools, and skips what follows from it', async () => {
  const document = checkDocument(await reportOfOneFault());
  const cases = [...document.cases];

  expect(cases.filter(({ status }) => status === 'failed')).toHaveLength(1);
  expect(cases.filter(({ status }) => status === 'warned')).toEqual([]);
  expect(cases.find(({ name }) => name.startsWith('AUTH-01a'))).toMatchObject({
    status: 'skipped',
    kind: 'consequence',
    message: expect.stringMatching(/^The same cause as AUTH-02a: /),
  });
  expect(written(createJunitReporter, document)).toMatch(/<testsuites [^>]*failures="1" errors="0"/);
  expect(written(createGithubReporter, document).match(/^::(?:error|warning) /gm)).toHaveLength(1);
  expect(written(createHtmlReporter, document)).toContain('1 problem');
});

it('hides no failure behind what weighs less', () => {
  const results = [resultOf('ORD-01a', 'warn'), resultOf('ORD-01b', 'fail'), resultOf('ORD-02b', 'pass')];
  const causes = (given: readonly CheckResult[]) => withCauses(given, CHECKS).map(({ cause }) => cause);

  expect(causes(results)).toEqual([null, null, null]);
  expect(causes([resultOf('ORD-01a', 'fail'), ...results.slice(1)])).toEqual([null, 'ORD-01a', null]);
});

it('knows a first cause of everything that follows', () => {
  const follows = new Map(CHECKS.map(({ id, follows: ids = [] }) => [id, ids]));
  const leadsTo = (id: string, seen: readonly string[]): boolean =>
    seen.includes(id) || (follows.get(id) ?? []).some((cause) => leadsTo(cause, [...seen, id]));

  expect(CHECKS.filter(({ id }) => leadsTo(id, [])).map(({ id }) => id)).toEqual([]);
});

function resultOf(id: string, verdict: CheckVerdict): CheckResult {
  return {
    ...{ id, group: 'order', level: 'must', promise: '', verdict, observed: '', missing: [], cause: null },
    ...{
      explanation: null,
      fix: null,
      docs: '',
      evidence: [],
      details: [],
      arrivals: [],
      reproduce: null,
      requests: 1,
    },
    ...{ startedAt: '', durationMs: 0 },
  };
}

function written(create: (context: ReporterContext) => Reporter, document: ReportDocument): string {
  let text = '';
  create({
    write: (more) => {
      text += more;
    },
    secret: '',
  }).end(document);
  return text;
}
