import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InProcessTarget, NodeListener } from '../../delivery/in-process-target.ts';
import { fetchListener } from './fetch-listener.ts';

/** The one way in which every kind of receiver is called. */
export function targetListener(target: InProcessTarget): NodeListener {
  switch (target.kind) {
    case 'node':
      return plainListener(target.listener);
    case 'server':
      return serverListener(target.server);
    case 'fetch':
      return fetchListener(target.handler);
    case 'fastify': {
      const { app } = target;
      let ready: PromiseLike<unknown> | undefined;
      return async (request, response) => {
        ready ??= app.ready();
        await ready;
        await serverListener(app.server)(request, response);
      };
    }
    default:
      return target satisfies never;
  }
}

function plainListener(listener: NodeListener): NodeListener {
  return async (request, response) => {
    const returned = await listener(request, response);
    if (typeof Response === 'undefined' || !(returned instanceof Response) || response.headersSent) return;
    throw new TypeError(
      'The handler was called with a request and a response, and returned a Response. Wrap it: to: fetchTarget(handler).',
    );
  };
}

/** Calls what listens to a server's requests. The server itself takes no part, so that it need not listen. */
function serverListener(server: Extract<InProcessTarget, { kind: 'server' }>['server']): NodeListener {
  return (request: IncomingMessage, response: ServerResponse) => {
    if (server.timeout > 0) request.socket.setTimeout(server.timeout);
    const responses = server
      .rawListeners('request')
      .map((listener): unknown => Reflect.apply(listener, server, [request, response]));
    return Promise.all(responses);
  };
}
