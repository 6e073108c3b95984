import { stripVTControlCharacters } from 'node:util';
import { formatDuration } from '../internal/duration.ts';
import type { Palette } from '../internal/palette.ts';
import { printable } from '../internal/printable.ts';
import type { OtherContact } from './other-contact.ts';
import { isAccepted, type ReceiverSummary } from './received-log.ts';
import type { ReceivedRequest } from './received-request.ts';

/** The most characters shown of a text that came from outside. */
const LONGEST_TEXT = 120;
/** How many names a tally lists before it only counts the others. */
const MOST_TALLIED = 5;

/**
 * One request as one line for a terminal: `#3 order.created  valid signature  → 500 (attempt 2 of this event)`.
 * Neither header values nor bodies are shown.
 */
export function requestLine(request: ReceivedRequest, palette: Palette): string {
  const parts = [
    `${palette.dim(`#${request.number}`)} ${eventText(request, palette)}`,
    signatureText(request, palette),
    request.problem === undefined ? '' : palette.yellow(inLine(request.problem)),
    `→ ${responseText(request, palette)}${standingText(request, palette)}`,
  ];
  return parts.filter((part) => part !== '').join('  ');
}

/** What came and is no webhook, as one line for a terminal: `GET /health  not a webhook: webhooks are POST requests  → 405`. */
export function otherLine(contact: OtherContact, palette: Palette): string {
  switch (contact.what) {
    case 'request':
      return `${inLine(`${contact.method} ${contact.path}`)}  ${palette.yellow('not a webhook: webhooks are POST requests')}  → ${contact.statusCode}`;
    case 'tls-handshake':
      return palette.yellow(
        'a TLS handshake: this receiver speaks plain HTTP; send to http://, not https://',
      );
    case 'not-http':
      return palette.yellow('a connection that does not speak HTTP');
    default:
      return contact satisfies never;
  }
}

/** The column of the labels. */
const LABEL_WIDTH = 'event types  '.length;

/** What arrived altogether, as a few lines for a terminal. */
export function summaryLines(summary: ReceiverSummary, palette: Palette): string[] {
  const { requests, events, retries, duplicates, signatures, byStatus, byEventType } = summary;
  const problems = Object.entries(signatures.problems).map(([problem, count]) => `${problem} ${count}`);
  const refusedText = `${signatures.invalid} invalid${problems.length === 0 ? '' : ` (${problems.join(', ')})`}`;
  const figures = [
    amount(requests, 'request', 'requests'),
    amount(events, 'event', 'events'),
    amount(retries, 'retry', 'retries'),
    amount(duplicates, 'duplicate', 'duplicates'),
  ];

  const lines = [palette.bold(figures.join(', '))];
  if (requests === 0) return lines;
  const line = (label: string, text: string) =>
    lines.push(`${palette.dim(label.padEnd(LABEL_WIDTH))}${text}`);
  if (signatures.valid + signatures.invalid > 0)
    line(
      'signatures',
      `${signatures.valid} valid, ${signatures.invalid === 0 ? refusedText : palette.red(refusedText)}`,
    );
  line('responses', tally(byStatus));
  if (Object.keys(byEventType).length > 0) line('event types', tally(byEventType));
  return lines;
}

function eventText({ eventType }: ReceivedRequest, palette: Palette): string {
  return eventType === undefined ? palette.yellow('(no event type)') : palette.bold(inLine(eventType));
}

function signatureText({ signature, refused }: ReceivedRequest, palette: Palette): string {
  if (signature === undefined) return '';
  if (signature.valid) return palette.green('valid signature');
  const text = `invalid signature: ${inLine(signature.explanation)}`;
  return refused ? palette.red(text) : `${palette.yellow(text)} ${palette.dim('(accepted anyway)')}`;
}

function responseText({ response }: ReceivedRequest, palette: Palette): string {
  switch (response.kind) {
    case 'status': {
      const status = String(response.statusCode);
      const late = response.delayMs === 0 ? '' : ` after ${formatDuration(response.delayMs)}`;
      return `${isAccepted(response) ? palette.green(status) : palette.red(status)}${late}`;
    }
    case 'hang':
      return palette.yellow('no response, on purpose');
    case 'reset':
      return palette.yellow('connection reset, on purpose');
    case 'forwarded': {
      const status = String(response.statusCode);
      const took = palette.dim(`in ${formatDuration(Math.round(response.tookMs))}`);
      return `${isAccepted(response) ? palette.green(status) : palette.red(status)} ${took}`;
    }
    case 'missed':
      return palette.red(`${response.statusCode}, missed: ${inLine(response.why)}`);
    case 'no-response':
      return palette.yellow('the connection ended before the response was due');
    default:
      return response satisfies never;
  }
}

function standingText({ standing }: ReceivedRequest, palette: Palette): string {
  switch (standing?.kind) {
    case undefined:
    case 'first':
      return '';
    case 'retry':
      return palette.cyan(` (attempt ${standing.attempt} of this event)`);
    case 'duplicate':
      return palette.yellow(` (duplicate of #${standing.of})`);
    default:
      return standing satisfies never;
  }
}

function tally(counts: Readonly<Record<string, number>>): string {
  const entries = Object.entries(counts).sort(([, a], [, b]) => b - a);
  const listed = entries.slice(0, MOST_TALLIED).map(([name, count]) => `${inLine(name)} ×${count}`);
  const others = entries.length - listed.length;
  return [...listed, ...(others > 0 ? [`${others} more`] : [])].join(', ');
}

function amount(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Text from outside, fit for one line of a terminal. */
function inLine(text: string): string {
  const safe = printable(stripVTControlCharacters(text)).replaceAll(/\s+/g, ' ');
  const characters = [...safe];
  return characters.length > LONGEST_TEXT ? `${characters.slice(0, LONGEST_TEXT - 1).join('')}…` : safe;
}
