// @chunk payloads
import { EVENT_ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../signature/header-names.ts';
import { signBody } from '../signature/sign.ts';
import { requestHost } from './target.ts';

/** One header as it is written: name in its letter case, and value. */
export type HeaderLine = readonly [name: string, value: string];

/** One HTTP request, exactly as it goes on the wire. */
export interface WireRequest {
  readonly method: 'POST';
  readonly url: URL;
  /** Every header, in the order in which it is written. */
  readonly headers: readonly HeaderLine[];
  readonly body: Uint8Array;
}

/** What a signed request is made of. */
export interface WireRequestInput {
  readonly url: URL;
  readonly body: Uint8Array;
  /** Characters that a header cannot hold become `?`. */
  readonly eventId: string;
  readonly secret: string;
  /** Unix seconds of this attempt. */
  readonly timestamp: number;
  /** Headers of the user's own, added after ClickFunnels' ones or put in the place of the one of the same name. */
  readonly extraHeaders?: readonly HeaderLine[];
  /** Whether the receiver is asked to leave the connection open, which Ruby's client never does here. @default false */
  readonly keepAlive?: boolean;
}

/** What a header's value cannot hold. */
const UNFIT_FOR_HEADER = /[^\t\u0020-\u007e\u0080-\u00ff]/g;

// Lines that many requests share are the same objects in all of them.
const ACCEPT_ENCODING: HeaderLine = ['Accept-Encoding', 'gzip;q=1.0,deflate;q=0.6,identity;q=0.3'];
const ACCEPT: HeaderLine = ['Accept', '*/*'];
const USER_AGENT: HeaderLine = ['User-Agent', 'Ruby'];
const CONTENT_TYPE: HeaderLine = ['Content-Type', 'application/json'];
const CONNECTION_CLOSE: HeaderLine = ['Connection', 'close'];
const CONNECTION_KEPT: HeaderLine = ['Connection', 'keep-alive'];

/**
 * Builds the request of one attempt. The header block is that of Ruby's HTTP client, in its order and letter case
 * (observed: Bullet Train's code, which runs there, sends by it; no raw capture is published): the host stands without its port, and the connection is closed after the
 * response. Signature and timestamp are new on every attempt, the body and the event id stay.
 */
export function buildWireRequest(input: WireRequestInput): WireRequest {
  const { url, body, timestamp } = input;
  const headers: HeaderLine[] = [
    ACCEPT_ENCODING,
    ACCEPT,
    USER_AGENT,
    ['Host', requestHost(url)],
    CONTENT_TYPE,
    [SIGNATURE_HEADER, signBody({ secret: input.secret, timestamp, body })],
    [TIMESTAMP_HEADER, String(timestamp)],
    [EVENT_ID_HEADER, input.eventId.replaceAll(UNFIT_FOR_HEADER, '?')],
    input.keepAlive === true ? CONNECTION_KEPT : CONNECTION_CLOSE,
    ['Content-Length', String(body.byteLength)],
  ];
  return { method: 'POST', url, headers: withExtraHeaders(headers, input.extraHeaders ?? []), body };
}

function withExtraHeaders(
  headers: readonly HeaderLine[],
  extra: readonly HeaderLine[],
): readonly HeaderLine[] {
  if (extra.length === 0) return headers;
  const result = [...headers];
  for (const line of extra) {
    const place = result.findIndex(([name]) => name.toLowerCase() === line[0].toLowerCase());
    if (place === -1) result.push(line);
    else result[place] = line;
  }
  return result;
}
