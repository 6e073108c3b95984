import { describeOutcome } from '../../delivery/outcome.ts';
import { formatDuration } from '../../internal/duration.ts';
import { EVENT_ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../signature/header-names.ts';
import type { ExchangeReport } from '../engine/check-report.ts';
import { pageText } from '../evidence/page-text.ts';
import type { CheckTextStyle } from './check-lines.ts';

const MOST_BODY_LINES = 4;

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

/** The request (`>`) and the response (`<`), cut to the width of the text. */
export function exchangeLines(exchange: ExchangeReport, { palette, columns }: CheckTextStyle): string[] {
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
          ...responseLines(response, columns),
        ];
  const marked = (sign: string, lines: readonly string[]) =>
    lines.map((line) => `  ${sign} ${line.length > columns - 4 ? `${line.slice(0, columns - 5)}…` : line}`);
  return [
    palette.dim(`  ${about}`),
    ...marked('>', sent).map(palette.cyan),
    ...marked('<', responded).map(palette.yellow),
  ];
}

/** What a response says first, then the beginning of its body, of a web page its text. */
function responseLines(
  { bodyBytes, bodyExcerpt, message }: NonNullable<ExchangeReport['response']>,
  columns: number,
): string[] {
  const page = pageText(bodyExcerpt);
  const lines = bodyLines(page ?? bodyExcerpt, bodyBytes, columns).filter((line) => line !== message);
  return message === null || message === undefined ? lines : [message, ...lines];
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
