import type { SecretValues } from '../internal/mask.ts';
import { printable } from '../internal/printable.ts';
import { caseDetails, code, fenced, table } from './markdown.ts';
import { type CaseStatus, isTrouble } from './report-cases.ts';
import type { ReportDocument } from './report-document.ts';

const MARKS: Readonly<Record<CaseStatus, string>> = {
  passed: '✅',
  failed: '❌',
  incomplete: '⚠️',
  unreachable: '❌',
  skipped: '➖',
  warned: '⚠️',
};

/** Markdown of cases of any kind for the summary page of a CI job: a table, and details of whatever went wrong. */
export function casesMarkdown(document: ReportDocument, secret: SecretValues): string {
  const { endpoint, reproduce, seed, verdict } = document;
  const cases = [...document.cases];
  const clean = (text: string) => printable(text, secret);
  const heading =
    verdict === 'passed' ? MARKS.passed : verdict === 'failed' ? MARKS.failed : MARKS.incomplete;
  const sections = [
    `## ${heading} Checks of ${code(clean(endpoint))}: ${verdict}`,
    table(
      ['', 'Check', 'Result'],
      cases.map(({ kind, message, name, status }) => [
        MARKS[status],
        code(clean(name)),
        message === null ? kind : `${kind}: ${code(clean(message))}`,
      ]),
    ),
    ...cases.filter(isTrouble).map(caseDetails),
    `Seed ${code(clean(seed))}. Reproduce:`,
    fenced('sh', clean(reproduce)),
  ];
  return `${sections.join('\n\n')}\n`;
}
