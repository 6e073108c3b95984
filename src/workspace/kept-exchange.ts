import type { AttemptResult } from '../delivery/sender.ts';
import { printable } from '../internal/printable.ts';
import { maskedHeader } from '../wire/masked-header.ts';
import type { HeaderLine, WireRequest } from '../wire/wire-request.ts';
import type { ReadyDelivery } from './attempt-maker.ts';
import type { KeptExchange, KeptResponse } from './delivery-record.ts';

/** How much of a response's body is kept, in characters. */
const MOST_CHARACTERS = 16_384;
const HALF_A_CHARACTER = /[\ud800-\udbff]$/;

/** What went over the wire in an attempt, made safe to be shown: without control characters and without secrets. */
export function keptExchange(
  { delivery, endpoint, event }: Pick<ReadyDelivery, 'delivery' | 'endpoint' | 'event'>,
  made: { readonly request: WireRequest; readonly secret: string; readonly result: AttemptResult },
): KeptExchange {
  const { request, secret, result } = made;
  const secrets = [
    endpoint.secret,
    ...(endpoint.rotation === null ? [] : [endpoint.rotation.previousSecret]),
  ];
  const isOwnBody = Buffer.from(request.body).equals(event.body);
  return {
    url: request.url.href,
    requestHeaders: request.headers.map(maskedHeader),
    otherBody: isOwnBody ? null : Buffer.from(request.body).toString('base64'),
    signedWith: secret === endpoint.secret ? 'current' : 'previous',
    forgedAs: delivery.disturbance.forgedAs ?? endpoint.breakage.forgedAs ?? null,
    response: keptResponse(result.response, secrets),
  };
}

function keptResponse(response: AttemptResult['response'], secrets: readonly string[]): KeptResponse | null {
  if (response === null) return null;
  const { statusCode, headers, body, bodyBytes } = response;
  const shown = ([name, value]: HeaderLine): HeaderLine =>
    maskedHeader([printable(name, secrets), printable(value, secrets)]);
  const text = printable(Buffer.from(body).toString('utf8'), secrets);
  return {
    statusCode,
    headers: headers.map(shown),
    body: text.slice(0, MOST_CHARACTERS).replace(HALF_A_CHARACTER, ''),
    bodyBytes,
  };
}
