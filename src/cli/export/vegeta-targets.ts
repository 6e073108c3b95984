import type { WireRequest } from '../../wire/wire-request.ts';

/** Lines that vegeta's own client writes. */
const OF_THE_CLIENT = new Set(['host', 'connection', 'content-length', 'accept-encoding']);

/** A request as one line of vegeta's JSON format. */
export function vegetaTarget({ method, url, headers, body }: WireRequest): string {
  const header = Object.fromEntries(
    headers
      .filter(([name]) => !OF_THE_CLIENT.has(name.toLowerCase()))
      .map(([name, value]) => [name, [value]]),
  );
  return JSON.stringify({ method, url: url.href, header, body: Buffer.from(body).toString('base64') });
}
