import type { NodeListener } from '../../../src/delivery/in-process-target.ts';
import type { SimulatorOptions } from '../../../src/options/simulator-options.ts';

/** A receiver that behaves in one way, written for both families of handlers. */
export interface Behaviour {
  readonly node: NodeListener;
  /** Absent where a fetch handler cannot behave so. */
  readonly fetch?: (request: Request) => Promise<Response> | Response;
  /** How a simulator has to be set for it. */
  readonly options?: Partial<SimulatorOptions>;
}

/** The end of the text of a response of 5 MB. */
const LONG_TEXT = 'x'.repeat(5_000_000);

/** Makes a receiver that responds with the status codes one after the other, the last one from then on. */
function responding(...statusCodes: readonly number[]): () => Behaviour {
  return () => {
    let requests = 0;
    const next = () => {
      requests += 1;
      return statusCodes[requests - 1] ?? statusCodes.at(-1) ?? 200;
    };
    return {
      node: (_, response) => {
        response.statusCode = next();
        response.end(`response ${requests}`);
      },
      fetch: () => new Response(`response ${requests + 1}`, { status: next() }),
    };
  };
}

/** What receivers do, each made anew for every receiver. */
export const BEHAVIOURS: Readonly<Record<string, () => Behaviour>> = {
  'takes the event': responding(200),
  'fails twice and then takes the event': responding(500, 500, 200),
  'responds 208': responding(208),
  'responds without a body': () => ({
    node: (_, response) => {
      response.writeHead(204);
      response.end();
    },
    fetch: () => new Response(null, { status: 204 }),
  }),
  redirects: () => ({
    node: (_, response) => {
      response.writeHead(302, { location: '/elsewhere' });
      response.end();
    },
    fetch: () => new Response(null, { status: 302, headers: { location: '/elsewhere' } }),
  }),
  throws: () => ({
    node: () => {
      throw new TypeError('nothing to call');
    },
    fetch: () => {
      throw new TypeError('nothing to call');
    },
  }),
  rejects: () => ({
    node: async () => {
      await Promise.resolve();
      throw new Error('no such table');
    },
    fetch: async () => {
      await Promise.resolve();
      throw new Error('no such table');
    },
  }),
  'never responds': () => ({
    node: () => undefined,
    fetch: () => new Promise(() => undefined),
    options: { timeoutMs: 1_000, attempts: 2 },
  }),
  'reads all and responds with 5 MB': () => ({
    node: async (request, response) => {
      for await (const _ of request);
      response.setHeader('content-length', LONG_TEXT.length);
      response.end(LONG_TEXT);
    },
    fetch: async (request) => {
      await request.text();
      return new Response(LONG_TEXT, { headers: { 'content-length': String(LONG_TEXT.length) } });
    },
  }),
  'breaks off in the middle of its response': () => ({
    node: (_, response) => {
      response.setHeader('content-length', 10);
      response.write('half', () => response.destroy());
    },
    fetch: () => new Response(brokenStream(), { headers: { 'content-length': '10' } }),
  }),
  'responses twice': () => ({
    node: (_, response) => {
      response.end('first');
      response.end('second');
    },
  }),
  'throws after it has responded': () => ({
    node: (_, response) => {
      response.end('done');
      throw new Error('too late');
    },
  }),
  'sets a status that does not exist': () => ({
    node: (_, response) => {
      response.statusCode = 1_000;
      response.end();
    },
  }),
  'drops the connection': () => ({
    node: (request) => {
      request.socket.destroy();
    },
  }),
  'resets the connection': () => ({
    node: (request) => {
      request.socket.resetAndDestroy();
    },
  }),
  'ends the connection without a response': () => ({
    node: (request) => {
      request.socket.end();
    },
  }),
  'responses something that is not HTTP': () => ({
    node: (request) => {
      request.socket.end('SSH-2.0-OpenSSH_9.6\r\n');
    },
  }),
};

function brokenStream(): ReadableStream<Uint8Array> {
  let isBegun = false;
  return new ReadableStream({
    pull(controller) {
      if (isBegun) controller.error(new Error('lost the rest'));
      else controller.enqueue(new TextEncoder().encode('half'));
      isBegun = true;
    },
  });
}
