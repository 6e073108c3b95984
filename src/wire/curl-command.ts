import { requestUrl } from './target.ts';
import type { HeaderLine, WireRequest } from './wire-request.ts';

/** Headers that curl writes by itself from the URL and the body. */
const WRITTEN_BY_CURL = new Set(['content-length', 'connection', 'accept-encoding']);

/** A shell command that sends the same request, body bytes included. Safe to paste into a POSIX shell. */
export function curlCommand(request: WireRequest): string {
  const headers = request.headers
    .filter(([name]) => !WRITTEN_BY_CURL.has(name.toLowerCase()))
    .map((line) => `  -H ${shellQuote(headerArgument(line))}`);
  const url = requestUrl(request.url);
  const asTyped = /[[\]{}]/.test(url) ? '--globoff ' : '';
  const withDots = /\/\.{1,2}(?:[/?]|$)/.test(url) ? '--path-as-is ' : '';
  return [
    `curl -i -X ${request.method} ${asTyped}${withDots}${shellQuote(url)}`,
    ...headers,
    `  --data-raw ${shellQuote(Buffer.from(request.body).toString('utf8'))}`,
  ].join(' \\\n');
}

/** Wraps text in single quotes for a POSIX shell. */
export function shellQuote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** For curl, a name with a colon and no value means to leave the header out; a semicolon sends it empty. */
function headerArgument([name, value]: HeaderLine): string {
  return value === '' ? `${name};` : `${name}: ${value}`;
}
