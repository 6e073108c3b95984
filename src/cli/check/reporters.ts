import type { CheckReport } from '../../checks/engine/check-report.ts';
import { checkLines } from '../../checks/text/check-lines.ts';
import { checkSummaryLines } from '../../checks/text/check-summary.ts';
import { problemsOf } from '../../checks/text/problems.ts';
import type { SecretValues } from '../../internal/mask.ts';
import { plainPalette } from '../../internal/palette.ts';
import type { ReporterName } from '../../report/create-reporter.ts';
import type { Reporter, ReporterContext } from '../../report/reporter.ts';
import { checkDocument } from './cases.ts';

type Render = (report: CheckReport, secret: SecretValues) => string;

const STYLE = { palette: plainPalette, columns: 100 };

/** How each reporter writes a run of checks; what is heavy is loaded when it is asked for. */
const LOADERS: Readonly<Record<ReporterName, () => Promise<Render>>> = {
  text: () => Promise.resolve(checkText),
  json: () => Promise.resolve((report) => `${JSON.stringify(report, null, 2)}\n`),
  ndjson: () => Promise.resolve(checkLinesOfJson),
  junit: async () => {
    const { junitXml } = await import('../../report/junit-report.ts');
    return (report, secret) => junitXml(checkDocument(report), secret);
  },
  ctrf: async () => {
    const { ctrfJson } = await import('../../report/ctrf-report.ts');
    return (report, secret) => ctrfJson(checkDocument(report), secret);
  },
  markdown: async () => {
    const { casesMarkdown } = await import('../../report/cases-markdown.ts');
    return (report, secret) => casesMarkdown(checkDocument(report), secret);
  },
  github: async () => {
    const { githubCommands } = await import('../../report/github-report.ts');
    return (report, secret) => githubCommands(checkDocument(report), secret);
  },
  html: async () => {
    const { casesPage } = await import('../../report/html/cases-page.ts');
    return (report, secret) => casesPage(checkDocument(report), secret);
  },
};

/** Makes the reporter of a run of checks by its name. */
export async function createCheckReporter(
  name: ReporterName,
  { secret, write }: ReporterContext,
): Promise<Reporter<CheckReport>> {
  const render = await LOADERS[name]();
  return {
    needsDeliveries: false,
    record: () => undefined,
    end: (report) => write(render(report, secret)),
  };
}

function checkText(report: CheckReport): string {
  const lines = [
    ...checkLines(report, STYLE),
    '',
    ...problemsOf(report, STYLE, { inFull: true }),
    ...checkSummaryLines(report, STYLE),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** Each check on a line, and the run as a whole on the last. */
function checkLinesOfJson({ checks, ...run }: CheckReport): string {
  const lines = [
    ...checks.map((check) => ({ type: 'check-finished', ...check })),
    { type: 'checks-finished', ...run },
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
