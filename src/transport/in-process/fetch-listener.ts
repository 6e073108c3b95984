import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { FetchHandler, NodeListener } from '../../delivery/in-process-target.ts';

/** Puts a fetch handler behind Node's request and response, as the adapters of frameworks do. */
export function fetchListener(handler: FetchHandler): NodeListener {
  return async (request, response) => {
    const gone = new AbortController();
    response.once('close', () => {
      if (!response.writableFinished) gone.abort();
    });
    const result: unknown = await handler(toRequest(request, gone.signal));
    if (!isResponse(result)) {
      throw new TypeError(
        `The handler was called with a Request and gave ${result === null ? 'null' : typeof result}, not a Response. ` +
          'If it takes a request and a response, wrap it: to: nodeTarget(handler).',
      );
    }
    await writeResponse(result, response);
  };
}

function toRequest(request: IncomingMessage, signal: AbortSignal): Request {
  const headers = new Headers();
  for (let index = 0; index + 1 < request.rawHeaders.length; index += 2) {
    headers.append(request.rawHeaders[index] ?? '', request.rawHeaders[index + 1] ?? '');
  }
  return new Request(`http://localhost${request.url ?? '/'}`, {
    method: request.method ?? 'POST',
    headers,
    signal,
    // Read as the handler reads it, so that a body that comes slowly or breaks off does so for the handler too.
    body: Readable.toWeb(request),
    duplex: 'half',
  });
}

async function writeResponse(result: Response, response: ServerResponse): Promise<void> {
  response.statusCode = result.status;
  if (result.statusText !== '') response.statusMessage = result.statusText;
  for (const [name, value] of result.headers) response.appendHeader(name, value);
  if (result.body === null) {
    response.end();
    return;
  }
  for await (const chunk of result.body) {
    if (response.destroyed) return;
    if (!response.write(chunk)) await drained(response);
  }
  response.end();
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      response.off('drain', goOn).off('close', goOn);
      resolve();
    };
    response.on('drain', goOn).on('close', goOn);
  });
}

/** Known by what it has, because environments bring classes of their own. */
function isResponse(value: unknown): value is Response {
  return (
    typeof value === 'object' && value !== null && 'status' in value && 'headers' in value && 'body' in value
  );
}
