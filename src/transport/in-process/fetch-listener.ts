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
    const answer: unknown = await handler(toRequest(request, gone.signal));
    if (!isResponse(answer)) {
      throw new TypeError(
        `The handler was called with a Request and gave ${answer === null ? 'null' : typeof answer}, not a Response. ` +
          'If it takes a request and a response, wrap it: to: nodeTarget(handler).',
      );
    }
    await writeAnswer(answer, response);
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

async function writeAnswer(answer: Response, response: ServerResponse): Promise<void> {
  response.statusCode = answer.status;
  if (answer.statusText !== '') response.statusMessage = answer.statusText;
  for (const [name, value] of answer.headers) response.appendHeader(name, value);
  if (answer.body === null) {
    response.end();
    return;
  }
  for await (const chunk of answer.body) {
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
