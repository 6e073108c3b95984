import { bodyMembers } from '../../internal/body-members.ts';
import { isoTime } from '../../internal/iso-time.ts';
import type { OtherContact } from '../../receiver/other-contact.ts';
import type { ReceiverSummary } from '../../receiver/received-log.ts';
import type { GivenResponse, ReceivedRequest } from '../../receiver/received-request.ts';

/** The version of the lines; it grows when a key changes its meaning or goes away. */
const VERSION = 1;

/** Headers whose values are credentials. */
const MASKED: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie']);

/** One received request as JSON has it. The body is text as sent, or base64 where no text gives its bytes. */
export function requestView(request: ReceivedRequest) {
  const { body, headers, receivedAt, response, ...facts } = request;
  return {
    ...facts,
    response: responseView(response),
    receivedAt: isoTime(receivedAt),
    headers: masked(headers),
    ...bodyMembers(body),
  };
}

function responseView(response: GivenResponse) {
  if (response.kind !== 'forwarded') return response;
  const { body, headers, ...facts } = response;
  return { ...facts, headers: masked(headers), ...bodyMembers(body) };
}

function masked(headers: ReceivedRequest['headers']) {
  return headers.map(([name, value]) => [name, MASKED.has(name.toLowerCase()) ? '***' : value]);
}

/** One received request as one line of JSON. */
export function requestJson(request: ReceivedRequest): string {
  return JSON.stringify({ kind: 'request', version: VERSION, ...requestView(request) });
}

/** What came and is no webhook, as one line of JSON. */
export function otherJson({ receivedAt, ...facts }: OtherContact): string {
  return JSON.stringify({ kind: 'other', version: VERSION, ...facts, receivedAt: isoTime(receivedAt) });
}

/** What arrived altogether as one line of JSON. */
export function summaryJson(summary: ReceiverSummary): string {
  return JSON.stringify({ kind: 'summary', version: VERSION, ...summary });
}
