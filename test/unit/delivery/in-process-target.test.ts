import { createServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { resolveEndpoint } from '../../../src/delivery/endpoint-address.ts';
import { fetchTarget, nodeTarget, toInProcessTarget } from '../../../src/delivery/in-process-target.ts';

const response = () => new Response();
const connect = Object.assign((..._: unknown[]) => undefined, { handle: () => undefined });

it.each<[string, unknown, string]>([
  ['a function with two parameters', (_request: unknown, _response: unknown) => undefined, 'node'],
  ['a function with three', (_1: unknown, _2: unknown, _3: unknown) => undefined, 'node'],
  ['an Express app', express(), 'node'],
  ['a function with a handle method', connect, 'node'],
  ['an http.Server', createServer(), 'server'],
  ['an https.Server', createHttpsServer(), 'server'],
  ['a Fastify instance', fastify(), 'fastify'],
  ['a function with one parameter', (_request: Request) => new Response(), 'fetch'],
  ['a function without parameters', response, 'fetch'],
  ['a Hono app', new Hono(), 'fetch'],
  ['a Worker', { fetch: response }, 'fetch'],
  ['a router that responds to every name', new Proxy({}, { get: () => response }), 'fetch'],
  ['what is said to be a listener', nodeTarget(() => undefined), 'node'],
  ['what is said to be a fetch handler', fetchTarget(response), 'fetch'],
])('takes %s for what it is', (_, to, kind) => {
  expect(toInProcessTarget(to).kind).toBe(kind);
});

it('keeps the application as the receiver of its fetch', async () => {
  const app = {
    greeting: 'hello',
    fetch(_request: Request) {
      return new Response(this.greeting);
    },
  };
  const target = toInProcessTarget(app);
  if (target.kind !== 'fetch') throw new Error('not a fetch target');

  const response = await target.handler(new Request('http://localhost/'));

  expect(await response.text()).toBe('hello');
});

it.each<[unknown, RegExp]>([
  [{ post: () => undefined, listen: 1 }, /an object with post, listen/],
  [{}, /an empty object/],
  [true, /boolean true/],
  [Symbol('app'), /symbol Symbol\(app\)/],
])('refuses %o, and tells what is taken', (to, received) => {
  expect(() => toInProcessTarget(to)).toThrow(
    expect.objectContaining({
      code: 'invalid-option',
      message: expect.stringMatching(received),
      cure: expect.stringMatching(/URL.+port.+Express.+http\.Server.+fetch.+Hono.+Fastify/),
    }),
  );
});

it.each([
  [undefined, 'http://localhost/', 'in-process:/'],
  ['/webhooks', 'http://localhost/webhooks', 'in-process:/webhooks'],
  ['/a b?x=ü#part', 'http://localhost/a%20b?x=%C3%BC', 'in-process:/a%20b?x=%C3%BC'],
])('posts to the path %j', (path, href, name) => {
  const { url, endpoint } = resolveEndpoint({ to: response, ...(path === undefined ? {} : { path }) });

  expect([url.href, endpoint]).toEqual([href, name]);
});

it.each(['webhooks', '', '//elsewhere/x', '/\\elsewhere/x', 'http://elsewhere/'])(
  'refuses the path %j',
  (path) => {
    expect(() => resolveEndpoint({ to: response, path })).toThrow(
      expect.objectContaining({ code: 'invalid-option', message: expect.stringContaining('slash') }),
    );
  },
);

it('refuses a path beside an address, and tells where it belongs', () => {
  expect(() => resolveEndpoint({ to: 3000, path: '/hooks' })).toThrow(
    expect.objectContaining({
      code: 'invalid-option',
      cure: 'Put the path into the URL: http://localhost:3000/hooks',
    }),
  );
});
