import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import { usageError } from '../errors/usage-error.ts';

/** A handler as `http.createServer` takes it: of Express, Connect, Koa (`app.callback()`) or none of them. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A handler as Hono, Next.js route handlers, Deno, Bun and Workers have it. */
export type FetchHandler = (request: Request) => Response | PromiseLike<Response>;

/** An application with a `fetch` method, as of Hono or a Worker. */
export interface FetchApplication {
  fetch(request: Request): Response | PromiseLike<Response>;
}

/** What is needed of a Fastify instance. It is made ready before the first attempt, and need not listen. */
export interface FastifyApplication {
  ready(): PromiseLike<unknown>;
  readonly server: Server | HttpsServer;
}

/** A receiver of which it is certain how it is called. */
export type InProcessTarget =
  | { readonly kind: 'node'; readonly listener: NodeListener }
  | { readonly kind: 'server'; readonly server: Server | HttpsServer }
  | { readonly kind: 'fetch'; readonly handler: FetchHandler }
  | { readonly kind: 'fastify'; readonly app: FastifyApplication };

/** A receiver in the same process: no port is opened for it. */
export type InProcessReceiver =
  | NodeListener
  | Server
  | HttpsServer
  | FetchHandler
  | FetchApplication
  | FastifyApplication
  | InProcessTarget;

/**
 * Says of a function that it is called with Node's request and response, whatever number of parameters it declares.
 *
 * @example
 * createSimulator({ to: nodeTarget((...both) => app(...both)) });
 */
export function nodeTarget(listener: NodeListener): InProcessTarget {
  return { kind: 'node', listener };
}

/**
 * Says of a function that it is called with a `Request` and gives a `Response`, whatever number of parameters it
 * declares.
 *
 * @example
 * createSimulator({ to: fetchTarget((request) => worker.fetch(request, env, context)) });
 */
export function fetchTarget(handler: FetchHandler): InProcessTarget {
  return { kind: 'fetch', handler };
}

/**
 * Returns how a receiver in the same process is called. Servers, applications with `fetch` and Fastify instances are
 * known by what they have. Of functions, those with a `handle` or `emit` (Connect, Express) or with two parameters and
 * more are Node's listeners; the others are fetch handlers.
 *
 * @throws SimulatorError `invalid-option` for anything else.
 */
export function toInProcessTarget(to: unknown): InProcessTarget {
  if (isTarget(to)) return to;
  if (isServer(to)) return { kind: 'server', server: to };
  if (isListener(to)) return nodeTarget(to);
  if (isFetchApplication(to)) return fetchTarget((request) => to.fetch(request));
  if (isFastify(to)) return { kind: 'fastify', app: to };
  if (isFetchHandler(to)) return fetchTarget(to);
  throw usageError(
    `"to" must be a receiver, got ${inWords(to)}.`,
    'Use a URL, a port, a Node request listener (an Express app), an http.Server, a fetch handler, an object with ' +
      'a fetch method (a Hono app) or a Fastify instance.',
  );
}

function isTarget(to: unknown): to is InProcessTarget {
  if (!isObject(to) || !('kind' in to)) return false;
  if (to.kind === 'node') return hasMethod(to, 'listener');
  return to.kind === 'fetch' && hasMethod(to, 'handler');
}

function isServer(to: unknown): to is Server | HttpsServer {
  const { Server: PlainServer } = process.getBuiltinModule('node:http');
  const { Server: SecureServer } = process.getBuiltinModule('node:https');
  return to instanceof PlainServer || to instanceof SecureServer;
}

function isListener(to: unknown): to is NodeListener {
  return typeof to === 'function' && (to.length >= 2 || hasMethod(to, 'handle') || hasMethod(to, 'emit'));
}

function isFetchHandler(to: unknown): to is FetchHandler {
  return typeof to === 'function';
}

function isFetchApplication(to: unknown): to is FetchApplication {
  return isObject(to) && hasMethod(to, 'fetch');
}

function isFastify(to: unknown): to is FastifyApplication {
  return isObject(to) && hasMethod(to, 'ready') && 'server' in to && isObject(to.server);
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function hasMethod(value: object, name: string): boolean {
  return typeof Reflect.get(value, name) === 'function';
}

function inWords(value: unknown): string {
  if (typeof value !== 'object' || value === null) return `${typeof value} ${String(value)}`;
  const keys = Object.keys(value).slice(0, 5).join(', ');
  return keys === '' ? 'an empty object' : `an object with ${keys}`;
}
