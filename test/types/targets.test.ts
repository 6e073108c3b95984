import { createServer } from 'node:http';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import { expect, expectTypeOf, it } from 'vitest';
import {
  type AttemptHook,
  type Clock,
  createSimulator,
  type SimulatorOptions,
  type VirtualClock,
} from '../../src/index.ts';

it('takes every kind of receiver without a cast', () => {
  const targets: readonly SimulatorOptions['to'][] = [
    3000,
    new URL('http://localhost:3000/'),
    express(),
    createServer(),
    fastify(),
    new Hono(),
    (request, response) => response.end(request.url),
    (request: Request) => Response.json({ url: request.url }),
    { fetch: () => new Response() },
  ];

  expect(targets).toHaveLength(9);
});

it('has a clock to move by hand where the clock is virtual, and only there', () => {
  expectTypeOf(createSimulator({ to: 3000, clock: 'virtual' }).clock).toEqualTypeOf<VirtualClock>();
  expectTypeOf(createSimulator({ to: 3000, clock: 'manual' }).clock).toEqualTypeOf<VirtualClock>();
  expectTypeOf(createSimulator({ to: 3000 }).clock).toEqualTypeOf<Clock>();
  expectTypeOf(createSimulator({ to: 3000, clock: { scale: 60 } }).clock).toEqualTypeOf<Clock>();
});

it('takes a hook that only looks', () => {
  expectTypeOf(() => undefined).toExtend<AttemptHook>();
  expectTypeOf(() => Promise.resolve({ status: 503 })).toExtend<AttemptHook>();
  expectTypeOf((about: { readonly attempt: { readonly number: number } }) => {
    void about.attempt.number;
  }).toExtend<AttemptHook>();
});
