import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import express, { type ErrorRequestHandler } from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import type { NodeListener } from '../../../src/delivery/in-process-target.ts';
import type { SimulatorOptions } from '../../../src/options/simulator-options.ts';
import type { Behaviour } from './behaviours.ts';

/** A receiver to send to, and what ends it. */
export interface StartedTarget extends AsyncDisposable {
  readonly options: Pick<SimulatorOptions, 'to' | 'path'>;
}

/** A kind of receiver that `to` takes. */
export interface TargetKind {
  readonly family: 'node' | 'fetch';
  readonly inProcess: boolean;
  readonly start: (behaviour: Behaviour) => Promise<StartedTarget> | StartedTarget;
}

/** Where every receiver takes webhooks. */
export const PATH = '/hooks/cf?tenant=7';

/** Every kind of receiver. The first is the measure: a server on a port, sent to over the network. */
export const TARGET_KINDS: Readonly<Record<string, TargetKind>> = {
  'a URL': {
    family: 'node',
    inProcess: false,
    start: async ({ node }) => {
      const server = await listening(createServer(responding500(node)));
      return { options: { to: `http://localhost:${portOf(server)}${PATH}` }, ...endOf(server) };
    },
  },
  'a request listener': nodeKind(({ node }) => inProcess((request, response) => node(request, response))),
  'an Express app': nodeKind(({ node }) => {
    const app = express();
    app.post('/hooks/cf', (request, response) => node(request, response));
    app.use(inPlainText);
    return inProcess(app);
  }),
  'an http.Server that does not listen': nodeKind(({ node }) => inProcess(createServer(node))),
  'an http.Server that listens': nodeKind(async ({ node }) => {
    const server = await listening(createServer(node));
    return { ...inProcess(server), ...endOf(server) };
  }),
  'a Fastify instance': nodeKind(({ node }) => {
    const app = fastify();
    app.addContentTypeParser('application/json', (_request, _payload, done) => done(null));
    app.post('/hooks/cf', (request, reply) => {
      reply.hijack();
      responding500(node)(request.raw, reply.raw);
    });
    return { ...inProcess(app), [Symbol.asyncDispose]: async () => app.close() };
  }),
  'a fetch handler': fetchKind(({ fetch }) => inProcess((request: Request) => fetch(request))),
  'an object with fetch': fetchKind(({ fetch }) => inProcess({ fetch })),
  'a Hono app': fetchKind(({ fetch }) => {
    const app = new Hono();
    app.post('/hooks/cf', (context) => fetch(context.req.raw));
    app.onError((error, context) => context.text(`${error.name}: ${error.message}`, 500));
    return inProcess(app);
  }),
};

function nodeKind(start: TargetKind['start']): TargetKind {
  return { family: 'node', inProcess: true, start };
}

function fetchKind(start: (behaviour: Required<Pick<Behaviour, 'fetch'>>) => StartedTarget): TargetKind {
  return {
    family: 'fetch',
    inProcess: true,
    start: ({ fetch = () => Promise.reject(new Error('not for fetch')) }) => start({ fetch }),
  };
}

function inProcess(to: SimulatorOptions['to']): StartedTarget {
  return { options: { to, path: PATH }, [Symbol.asyncDispose]: () => Promise.resolve() };
}

/** What a careful program puts around its handler: a 500 for what it throws. */
function responding500(listener: NodeListener): NodeListener {
  return async (request, response) => {
    response.on('error', () => undefined);
    try {
      await listener(request, response);
    } catch (error) {
      responseError(error, response);
    }
  };
}

const inPlainText: ErrorRequestHandler = (error, _request, response, _next) => responseError(error, response);

function responseError(error: unknown, response: ServerResponse): void {
  if (response.headersSent) return;
  response.statusCode = 500;
  response.statusMessage = '';
  response.end(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}

async function listening(server: Server): Promise<Server> {
  server.listen(0);
  await once(server, 'listening');
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function endOf(server: Server): AsyncDisposable {
  return {
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
