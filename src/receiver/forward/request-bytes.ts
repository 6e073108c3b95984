import type { IncomingMessage } from 'node:http';
import { headerPairs } from '../received-request.ts';

/**
 * A request as it is written when it is passed on: the same version, header lines in their order and letter case, the same
 * body. Only what HTTP itself leaves open may differ: blanks around a header's value, and where a chunk ends.
 *
 * @param path Path and query, as sent.
 */
export function requestBytes(request: IncomingMessage, path: string, body: Buffer): Buffer {
  const lines = headerPairs(request.rawHeaders).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `${request.method ?? 'POST'} ${path} HTTP/${request.httpVersion}\r\n${lines.join('')}\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), isChunked(request) ? chunked(request, body) : body]);
}

function isChunked({ headers }: IncomingMessage): boolean {
  return /(?:^|,)\s*chunked\s*$/i.test(headers['transfer-encoding'] ?? '');
}

/** The body as one chunk, and the header lines that came behind it. */
function chunked({ rawTrailers }: IncomingMessage, body: Buffer): Buffer {
  const trailers = headerPairs(rawTrailers).map(([name, value]) => `${name}: ${value}\r\n`);
  const end = Buffer.from(`0\r\n${trailers.join('')}\r\n`, 'latin1');
  if (body.length === 0) return end;
  return Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n'), end]);
}
