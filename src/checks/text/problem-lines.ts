import { hangingRow, wrapText } from '../../internal/text-layout.ts';
import type { CheckResult } from '../engine/check-report.ts';
import type { CheckTextStyle } from './check-lines.ts';
import { exchangeLines } from './exchange-lines.ts';
import { levelWord, mark } from './marks.ts';

/** As many exchanges are shown in full; the JSON report has them all. */
const MOST_EXCHANGES = 2;
/** As many lines of details are shown where a problem is told in short. */
const MOST_DETAILS = 12;
const MARGIN = 2;
const LABEL_WIDTH = 10;

/** A finding in its parts, each with its label: what was observed, why that matters, the fix, and where to read on. */
export function findingRows(result: CheckResult): readonly (readonly [label: string, text: string])[] {
  const { docs, evidence, explanation, fix, observed } = result;
  const message = evidence.find(({ response }) => response?.message)?.response?.message;
  const rows = [
    ['Observed', observed],
    ['Response', message],
    ['Why', explanation],
    ['Fix', fix],
    ['Docs', docs],
  ] as const;
  return rows.flatMap(([label, text]) =>
    text === null || text === undefined ? [] : [[label, text] as const],
  );
}

/** A check that did not pass, in short. */
export function findingLines(result: CheckResult, style: CheckTextStyle): string[] {
  const { details } = result;
  const layout = { indent: MARGIN, labelWidth: LABEL_WIDTH, width: style.columns, paint: style.palette.dim };
  const shown = details.length > MOST_DETAILS ? details.slice(0, MOST_DETAILS - 1) : details;
  const rest = details.length - shown.length;
  return [
    ...heading(result, style),
    ...findingRows(result).flatMap(([label, text]) => hangingRow(label, text, layout)),
    ...indented(shown),
    ...(rest === 0 ? [] : indented([`… (${rest} more lines with --verbose)`])),
  ];
}

/**
 * Everything about a check that did not pass: what {@link findingLines} says, the requests and responses, and how to
 * reproduce it. The script at the end stands at the margin, so that it can be pasted as it is.
 */
export function problemLines(result: CheckResult, style: CheckTextStyle): string[] {
  const { details, evidence, reproduce } = result;
  const { palette } = style;
  const shown = evidence.slice(0, MOST_EXCHANGES);
  return [
    ...findingLines({ ...result, details: [] }, style),
    ...indented(details),
    ...shown.flatMap((exchange) => ['', ...exchangeLines(exchange, style)]),
    ...(evidence.length > shown.length
      ? [palette.dim(`  and ${evidence.length - shown.length} more like it; --json lists them all`)]
      : []),
    ...(reproduce === null ? [] : ['', palette.dim('  Reproduce:'), '', ...reproduce.split('\n')]),
  ];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `${' '.repeat(MARGIN + LABEL_WIDTH)}${line}`);
}

function heading(
  { id, level, promise, verdict }: CheckResult,
  { columns, palette }: CheckTextStyle,
): string[] {
  const word = levelWord(level);
  const indent = 2 + id.length + 1 + word.length + 2;
  const [first = '', ...rest] = wrapText(promise, Math.max(20, columns - indent));
  return [
    `${mark(verdict, palette)} ${palette.bold(id)} ${word}: ${first}`,
    ...rest.map((line) => `${' '.repeat(indent)}${line}`),
  ];
}
