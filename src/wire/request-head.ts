import { requestPath } from './target.ts';
import type { WireRequest } from './wire-request.ts';

/** Request line and header lines as they are written, empty line included: one character for each byte. */
export function requestHead({ method, url, headers }: WireRequest): string {
  let head = `${method} ${requestPath(url)} HTTP/1.1\r\n`;
  for (const [name, value] of headers) head += `${name}: ${value}\r\n`;
  return `${head}\r\n`;
}
