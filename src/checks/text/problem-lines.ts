import { describeOutcome } from '../../delivery/outcome.ts';
import { formatDuration } from '../../internal/duration.ts';
import { hangingRow, wrapText } from '../../internal/text-layout.ts';
import { EVENT_ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../signature/header-names.ts';
import type { CheckResult, ExchangeReport } from '../engine/check-report.ts';
import type { CheckTextStyle } from './check-lines.ts';
import { levelWord, mark } from './marks.ts';

/** As many exchanges are shown in full; the JSON report has them all. */
const MOST_EXCHANGES = 2;
const MOST_BODY_LINES = 4;
const MARGIN = 2;
const LABEL_WIDTH = 10;

/** Headers that are shown of a request; all others are as in every delivery. */
const TELLING_HEADERS = new Set(
  [
    SIGNATURE_HEADER,
    TIMESTAMP_HEADER,
    EVENT_ID_HEADER,
    'Content-Type',
    'Transfer-Encoding',
    'Content-Encoding',
  ].map((name) => name.toLowerCase()),
);
/** Headers that are shown of a response. */
const TELLING_RESPONSE_HEADERS = new Set([
  'content-type',
  'location',
  'retry-after',
  'allow',
  'www-authenticate',
]);

/**
 * Everything about a check that did not pass: what was seen, why that matters, the requests and responds, what to do,
 * and how to see it again. The script at the end stands at the margin, so that it can be pasted as it is.
 */
export function problemLines(result: CheckResult, style: CheckTextStyle): string[] {
  const { palette, columns } = style;
  const { details, docs, evidence, explanation, fix, id, level, observed, promise, reproduce, verdict } =
    result;
  const shown = evidence.slice(0, MOST_EXCHANGES);
  const row = (label: string, text: string) =>
    hangingRow(label, text, { indent: MARGIN, labelWidth: LABEL_WIDTH, width: columns, paint: palette.dim });
  return [
    ...heading(
      `${mark(verdict, palette)} ${palette.bold(id)} ${levelWord(level)}: `,
      id,
      level,
      promise,
      columns,
    ),
    ...row('Observed', observed),
    ...(explanation === null ? [] : row('Why', explanation)),
    ...(fix === null ? [] : row('Fix', fix)),
    ...row('Docs', docs),
    ...details.map((line) => `${' '.repeat(MARGIN + LABEL_WIDTH)}${line}`),
    ...shown.flatMap((exchange) => ['', ...exchangeLines(exchange, style)]),
    ...(evidence.length > shown.length
      ? [palette.dim(`  and ${evidence.length - shown.length} more like it; --json lists them all`)]
      : []),
    ...(reproduce === null ? [] : ['', palette.dim('  Reproduce:'), '', ...reproduce.split('\n')]),
  ];
}

function heading(start: string, id: string, level: string, promise: string, columns: number): string[] {
  const indent = 2 + id.length + 1 + level.length + 2;
  const [first = '', ...rest] = wrapText(promise, Math.max(20, columns - indent));
  return [`${start}${first}`, ...rest.map((line) => `${' '.repeat(indent)}${line}`)];
}

/** The request (`>`) and the response (`<`), cut to the width of the text. */
function exchangeLines(exchange: ExchangeReport, { palette, columns }: CheckTextStyle): string[] {
  const { about, response, latencyMs, outcome, request } = exchange;
  const telling = (headers: ExchangeReport['request']['headers'], wanted: ReadonlySet<string>) =>
    headers.filter(([name]) => wanted.has(name.toLowerCase())).map(([name, value]) => `${name}: ${value}`);
  const sent = [
    `${request.method} ${request.url}`,
    ...telling(request.headers, TELLING_HEADERS),
    ...bodyLines(request.bodyExcerpt, request.bodyBytes, columns),
  ];
  const responded =
    response === null
      ? [`${describeOutcome(outcome)}, after ${formatDuration(latencyMs)}`]
      : [
          `${response.statusCode} after ${formatDuration(latencyMs)}`,
          ...telling(response.headers, TELLING_RESPONSE_HEADERS),
          ...bodyLines(response.bodyExcerpt, response.bodyBytes, columns),
        ];
  const marked = (sign: string, lines: readonly string[]) =>
    lines.map((line) => `  ${sign} ${line.length > columns - 4 ? `${line.slice(0, columns - 5)}…` : line}`);
  return [
    palette.dim(`  ${about}`),
    ...marked('>', sent).map(palette.cyan),
    ...marked('<', responded).map(palette.yellow),
  ];
}

/** The beginning of a body, in a few lines. */
function bodyLines(text: string, bytes: number, columns: number): string[] {
  if (bytes === 0) return [];
  const width = columns - 4;
  const lines = text.split('\n').flatMap((line) => slices(line, width));
  if (lines.length <= MOST_BODY_LINES) return lines;
  return [...lines.slice(0, MOST_BODY_LINES - 1), `… (${bytes} bytes total)`];
}

function slices(line: string, width: number): string[] {
  const count = Math.max(1, Math.ceil(line.length / width));
  return Array.from({ length: count }, (_, index) => line.slice(index * width, (index + 1) * width));
}
