import type { ServerResponse } from 'node:http';
import type { Forwarded } from './forward-exchange.ts';

/**
 * Hands a receiver's response back as it came: status, header lines in their order, body.
 *
 * @throws Error where a header cannot be written; nothing has been written then.
 */
export function handBack(response: ServerResponse, given: Extract<Forwarded, { kind: 'response' }>): void {
  const { statusCode, reason, headers, body } = given;
  response.sendDate = false;
  response.writeHead(statusCode, reason === '' ? undefined : reason, headers.flat());
  if (response.req.method !== 'HEAD' && isShort(given)) {
    // The receiver promised more than it sent, and closed the connection. So does this.
    response.write(body, () => response.destroy());
    return;
  }
  response.end(body);
}

function isShort({ headers, body, statusCode }: Extract<Forwarded, { kind: 'response' }>): boolean {
  if (statusCode === 204 || statusCode === 304 || statusCode < 200) return false;
  const [, length] = headers.find(([name]) => name.toLowerCase() === 'content-length') ?? [];
  const isChunked = headers.some(([name]) => name.toLowerCase() === 'transfer-encoding');
  return length !== undefined && !isChunked && Number(length) > body.length;
}
