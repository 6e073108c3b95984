import type { RequestListener, ServerResponse } from 'node:http';
import { format } from 'node:util';
import { yieldToEventLoop } from '../../clock/wall-clock.ts';
import type { NodeListener } from '../../delivery/in-process-target.ts';
import { isError } from '../../internal/is-error.ts';

/**
 * Lets nothing that a handler throws get out: it gets a 500 that says what was thrown, as frameworks do.
 * Where a response has already begun, the connection is dropped in the middle of it.
 */
export function respondingFailures(listener: NodeListener): RequestListener {
  return (request, response) => {
    // Responding a second time is an error of the response that no one else may be listening to.
    response.on('error', () => undefined);
    void call(listener, request, response);
  };
}

async function call(listener: NodeListener, ...[request, response]: Parameters<NodeListener>): Promise<void> {
  try {
    await listener(request, response);
  } catch (error) {
    responseFailure(response, error);
  }
}

function responseFailure(response: ServerResponse, error: unknown): void {
  if (response.writableEnded) return;
  if (response.headersSent) {
    // What was written leaves first.
    void yieldToEventLoop().then(() => response.destroy());
    return;
  }
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.statusCode = 500;
  response.statusMessage = 'Internal Server Error';
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.end(thrownInWords(error));
}

/** `TypeError: …` for errors, without their stack; anything may be thrown. */
function thrownInWords(thrown: unknown): string {
  if (isError(thrown)) return `${thrown.name}: ${thrown.message}`;
  return format('%s', thrown);
}
