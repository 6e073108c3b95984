import { request } from 'node:http';
import { createHttpSender } from '../../../src/transport/http-sender.ts';
import { buildWireRequest } from '../../../src/wire/wire-request.ts';
import { wireRequestInput } from '../wire-builders.ts';

/** What a client made of a response; the body is text with one character for each byte. */
export type Reading =
  | { readonly status: number; readonly headers: readonly string[]; readonly body: string }
  | 'refused';

/** How this package's client reads what comes from an address. */
export async function readByUs(url: string): Promise<Reading> {
  const sender = createHttpSender({ timeoutMs: 60_000, insecure: false, ca: undefined });
  const wire = buildWireRequest(wireRequestInput({ url: new URL(url) }));
  const result = await sender.send(wire, new AbortController().signal);
  await sender.close();
  if (result === null || result.outcome.kind !== 'response' || result.response === null) return 'refused';
  const { statusCode, headers, body } = result.response;
  return { status: statusCode, headers: headers.flat(), body: Buffer.from(body).toString('latin1') };
}

/** How Node's client reads it. */
export function readByNode(url: string): Promise<Reading> {
  return new Promise((resolve) => {
    const asking = request(url, { method: 'POST', agent: false }, (response) => {
      let body = '';
      response.setEncoding('latin1');
      response.on('data', (text: string) => {
        body += text;
      });
      response.on('error', () => resolve('refused'));
      response.on('end', () => resolve(reading(response, body)));
    });
    asking.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(reading(response, ''));
    });
    asking.on('error', () => resolve('refused'));
    asking.end('{}');
  });
}

function reading(
  { statusCode = 0, rawHeaders }: { readonly statusCode?: number | undefined; readonly rawHeaders: string[] },
  body: string,
): Reading {
  return { status: statusCode, headers: rawHeaders, body };
}
