import type { SecretValues } from '../../internal/mask.ts';
import { printable } from '../../internal/printable.ts';
import { maskedHeader } from '../../wire/masked-header.ts';
import { shownUrl } from '../../wire/target.ts';
import type { HeaderLine } from '../../wire/wire-request.ts';
import type { ExchangeReport } from '../engine/check-report.ts';
import { errorMessage } from './error-message.ts';
import type { Exchange } from './exchange.ts';

/** How much of a body is kept for the report, in characters. */
const EXCERPT_CHARACTERS = 2_000;

/** An exchange as it is reported, with the secret taken out. */
export function exchangeReport(
  { variation, request, result, startedAt }: Exchange,
  secret: SecretValues,
): ExchangeReport {
  const { response, latencyMs, outcome } = result;
  return {
    about: variation.about,
    startedAt: new Date(startedAt).toISOString(),
    request: {
      method: request.method,
      url: shownUrl(request.url),
      headers: shownHeaders(request.headers, secret),
      bodyExcerpt: excerpt(request.body, secret),
      bodyBytes: request.body.byteLength,
    },
    outcome,
    response:
      response === null
        ? null
        : {
            statusCode: response.statusCode,
            headers: shownHeaders(response.headers, secret),
            bodyExcerpt: excerpt(response.body, secret),
            bodyBytes: response.bodyBytes,
            message: response.statusCode < 400 ? null : messageOf(response.body, secret),
          },
    latencyMs,
  };
}

function shownHeaders(headers: readonly HeaderLine[], secret: SecretValues): HeaderLine[] {
  return headers
    .map(maskedHeader)
    .map(([name, value]) => [printable(name, secret), printable(value, secret)]);
}

function messageOf(body: Uint8Array, secret: SecretValues): string | null {
  const message = errorMessage(printable(Buffer.from(body).toString('utf8'), secret));
  return message ?? null;
}

function excerpt(body: Uint8Array, secret: SecretValues): string {
  // A secret may lie across the end of the excerpt, so it is taken out before.
  return printable(Buffer.from(body).toString('utf8'), secret).slice(0, EXCERPT_CHARACTERS);
}
