import { describeOutcome, explainFailure } from '../../delivery/outcome.ts';
import type { SecretValues } from '../../internal/mask.ts';
import { maskUrls } from '../../internal/mask.ts';
import { printable } from '../../internal/printable.ts';
import { maskedHeader } from '../../wire/masked-header.ts';
import type { HeaderLine } from '../../wire/wire-request.ts';
import { elementText, html, type Markup } from './markup.ts';
import type { RecordedExchange } from './run-recorder.ts';

/** How much of a request body is shown, in characters. */
const SHOWN_CHARACTERS = 10_000;

/** What was sent and what came back, in full. */
export interface DetailsOptions {
  readonly secret: SecretValues;
  /** The id of the row that shows the same body; `undefined` for the first one. */
  readonly sameBodyAs: string | undefined;
  /** Whether there is room for the request's body. */
  readonly withBody: boolean;
}

/** The request and the response of an attempt. */
export function exchangeDetails(exchange: RecordedExchange, options: DetailsOptions): Markup {
  const failure = explainFailure(exchange.attempt.outcome);
  return html`
<div class="exchange">
  ${failure === undefined ? undefined : html`<p class="why"><strong>${failure.why}</strong> ${failure.cure}</p>`}
  <div><h3>Request</h3>${requestBlock(exchange, options)}</div>
  <div><h3>Response</h3>${responseBlock(exchange, options.secret)}</div>
</div>`;
}

function requestBlock(
  { request }: RecordedExchange,
  { secret, sameBodyAs, withBody }: DetailsOptions,
): Markup {
  if (request === undefined) return html`<p class="hint">Not recorded.</p>`;
  const { method, url, headers, body } = request;
  const head = printable(maskUrls(`${method} ${url.pathname}${url.search}`), secret);
  return html`${headBlock(head, headers, secret)}${
    sameBodyAs === undefined
      ? requestBody(body, withBody, secret)
      : html`<p class="hint">The body has <a href="#${sameBodyAs}">the same ${body.byteLength} bytes</a> on every attempt.</p>`
  }`;
}

function requestBody(body: Uint8Array, shown: boolean, secret: SecretValues): Markup {
  if (shown) return bodyBlock(printable(Buffer.from(body).toString('utf8'), secret), body.byteLength);
  return html`<p class="hint">The body of ${body.byteLength} bytes is omitted to keep this file small.</p>`;
}

function responseBlock({ response, attempt }: RecordedExchange, secret: SecretValues): Markup {
  const { outcome, responseExcerpt, remoteAddress } = attempt;
  const from = remoteAddress === null ? '' : ` from ${remoteAddress}`;
  if (response === null) {
    const words = outcome.kind === 'connection-error' ? ` (${printable(outcome.message, secret)})` : '';
    return html`<pre>${describeOutcome(outcome)}${words}${from}</pre>`;
  }
  return html`${headBlock(`${describeOutcome(outcome)}${from}`, response.headers, secret)}${
    responseExcerpt === null || responseExcerpt === ''
      ? html`<p class="hint">The body is empty.</p>`
      : bodyBlock(responseExcerpt, response.bodyBytes)
  }`;
}

function headBlock(start: string, headers: readonly HeaderLine[], secret: SecretValues): Markup {
  const lines = headers.map(maskedHeader).map(([name, value]) => {
    return html`\n<span class="header-name">${printable(name, secret)}:</span> ${printable(value, secret)}`;
  });
  return html`<pre><strong>${start}</strong>${lines}</pre>`;
}

function bodyBlock(text: string, bytes: number): Markup {
  const readable = indented(text);
  const rest = readable.length - SHOWN_CHARACTERS;
  const shown = rest > 0 ? `${readable.slice(0, SHOWN_CHARACTERS)}… (${rest} more characters)` : readable;
  const note = readable === text ? '' : ', indented here';
  return html`<p class="hint">Body of ${bytes} bytes${note}:</p><pre tabindex="0">${elementText(shown)}</pre>`;
}

/** JSON with line breaks; anything else as it is. */
function indented(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? JSON.stringify(value, null, 2) : text;
  } catch {
    return text;
  }
}
