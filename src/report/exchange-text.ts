import type { DeliveryEvent } from '../delivery/delivery-event.ts';
import { describeOutcome } from '../delivery/outcome.ts';
import type { SecretValues } from '../internal/mask.ts';
import { maskUrls } from '../internal/mask.ts';
import type { Palette } from '../internal/palette.ts';
import { printable } from '../internal/printable.ts';
import { maskedHeader } from '../wire/masked-header.ts';
import type { HeaderLine } from '../wire/wire-request.ts';

/** How much of a body is shown, in characters. */
const SHOWN_CHARACTERS = 4_000;

/** The request (`>`) and the answer (`<`) of an attempt, paired by delivery and attempt number. */
export function exchangeLines(event: DeliveryEvent, palette: Palette, secret: SecretValues): string[] {
  switch (event.type) {
    case 'attempt-started': {
      const { url, method, headers, body } = event.request;
      const start = `${method} ${maskUrls(`${url.pathname}${url.search}`)} HTTP/1.1`;
      const head = [start, ...headerTexts(headers)].map((line) => printable(line, secret));
      return paired(event, '>', [...head, '', shown(body, secret)], palette.cyan);
    }
    case 'attempt-finished': {
      const { outcome, answer } = event.result;
      if (answer === null) return paired(event, '<', [describeOutcome(outcome)], palette.yellow);
      const lines = [
        `HTTP/1.1 ${answer.statusCode}`,
        ...headerTexts(answer.headers).map((line) => printable(line, secret)),
        ...(answer.body.length === 0 ? [] : ['', shown(answer.body, secret)]),
      ];
      return paired(event, '<', lines, palette.yellow);
    }
    default:
      return [];
  }
}

function paired(
  event: Extract<DeliveryEvent, { type: 'attempt-started' | 'attempt-finished' }>,
  mark: '<' | '>',
  lines: readonly string[],
  colour: (text: string) => string,
): string[] {
  const label = colour(`${event.delivery.id}.${event.attempt.number} ${mark}`);
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
