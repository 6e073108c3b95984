import type { DeliveryEvent } from '../delivery/delivery-event.ts';
import { describeOutcome, statusText } from '../delivery/outcome.ts';
import type { AttemptResult } from '../delivery/sender.ts';
import { maskUrls, type SecretValues } from '../internal/mask.ts';
import type { Palette } from '../internal/palette.ts';
import { printable } from '../internal/printable.ts';
import { maskedHeader } from '../wire/masked-header.ts';
import type { HeaderLine, WireRequest } from '../wire/wire-request.ts';

/** How much of a body is shown, in characters. */
const SHOWN_CHARACTERS = 4_000;

/**
 * Makes the text of attempts as they end: the request (`>`), if it left, and the response (`<`), paired by delivery and
 * attempt number.
 */
export function createExchangeText(
  palette: Palette,
  secret: SecretValues,
): (event: DeliveryEvent) => string[] {
  /** Requests of attempts in flight: only when one has ended is it known whether its request has left. */
  const requests = new Map<string, WireRequest>();
  return (event) => {
    switch (event.type) {
      case 'attempt-started':
        requests.set(keyOf(event), event.request);
        return [];
      case 'attempt-finished': {
        const request = requests.get(keyOf(event));
        requests.delete(keyOf(event));
        const isShown = request !== undefined && event.result.neverLeft !== true;
        return [
          ...(isShown ? paired(event, '>', requestLines(request, secret), palette.cyan) : []),
          ...paired(event, '<', responseLines(event.result, secret), palette.yellow),
        ];
      }
      default:
        return [];
    }
  };
}

function requestLines({ url, method, headers, body }: WireRequest, secret: SecretValues): string[] {
  const start = `${method} ${maskUrls(`${url.pathname}${url.search}`)} HTTP/1.1`;
  const head = [start, ...headerTexts(headers)].map((line) => printable(line, secret));
  return [...head, '', shown(body, secret)];
}

function responseLines(
  { outcome, response, rawError, sentAgain }: AttemptResult,
  secret: SecretValues,
): string[] {
  const notes = [
    ...(sentAgain === undefined ? [] : [SENT_AGAIN[sentAgain]]),
    ...(rawError === undefined ? [] : [printable(rawError, secret)]),
  ];
  if (response === null) return [describeOutcome(outcome), ...notes];
  return [
    `HTTP/1.1 ${statusText(response.statusCode)}`,
    ...headerTexts(response.headers).map((line) => printable(line, secret)),
    ...(response.body.length === 0 ? [] : ['', shown(response.body, secret)]),
    ...notes,
  ];
}

const SENT_AGAIN = {
  'kept-connection-closed':
    '(the receiver had closed the reused connection; the request was sent again on a new one)',
  stalled: '(this process was stalled; the request was sent again)',
  'machine-busy': '(all processors of this machine were busy; the request was sent again)',
} as const;

function keyOf({ delivery, attempt }: { delivery: { id: string }; attempt: { number: number } }): string {
  return `${delivery.id}.${attempt.number}`;
}

function paired(
  event: Extract<DeliveryEvent, { type: 'attempt-started' | 'attempt-finished' }>,
  mark: '<' | '>',
  lines: readonly string[],
  color: (text: string) => string,
): string[] {
  const label = color(`${event.delivery.id}.${event.attempt.number} ${mark}`);
  return lines.flatMap((text) => text.split('\n')).map((line) => `${label} ${line}`.trimEnd());
}

function headerTexts(headers: readonly HeaderLine[]): string[] {
  return headers.map(maskedHeader).map(([name, value]) => `${name}: ${value}`);
}

function shown(body: Uint8Array, secret: SecretValues): string {
  const text = printable(Buffer.from(body).toString('utf8'), secret);
  const rest = text.length - SHOWN_CHARACTERS;
  return rest > 0 ? `${text.slice(0, SHOWN_CHARACTERS)}… (${rest} more characters)` : text;
}
