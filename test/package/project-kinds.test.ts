import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ENVIRONMENT, packPackage } from './packed-package.ts';
import { createUserProject, PATIENT, type UserProject } from './user-project.ts';

/** A receiver that verifies requests, as it stands in a CommonJS project. */
const APPLICATION = `
const express = require('express');
const { verifySignature } = require('cf-webhook-sim/verify');

module.exports = function createApplication(secret) {
  const app = express();
  app.post('/', express.raw({ type: 'application/json' }), (request, response) => {
    const { valid } = verifySignature({ body: request.body, headers: request.headers, secret });
    response.status(valid ? 200 : 401).end();
  });
  return app;
};`;

const APPLICATION_TEST = `
const { once } = require('node:events');
const { createSimulator, SimulatorError } = require('cf-webhook-sim');
const { assertDelivered } = require('cf-webhook-sim/node-test');
const { verifySignature } = require('cf-webhook-sim/verify');
const { verifySignatureWeb } = require('cf-webhook-sim/verify/web');
require('cf-webhook-sim/jest');
require('cf-webhook-sim/types');
const createApplication = require('./application.js');

it('delivers in the same process', async () => {
  const simulator = createSimulator({ to: createApplication('s'), secret: 's', clock: 'virtual' });
  const delivery = await simulator.send('order.created', { set: { 'data.notes': 'Call first' } });
  expect(delivery).toBeDelivered({ attempts: 1 });
  assertDelivered(delivery);
  await simulator.close();
});

it('delivers over HTTP, and knows when nothing listens', async () => {
  const server = createApplication('s').listen(0);
  await once(server, 'listening');
  const simulator = createSimulator({ to: server.address().port, secret: 's', clock: 'virtual', attempts: 2 });
  expect(await simulator.send('order.created')).toBeDelivered({ attempts: 1 });
  server.close();
  server.closeAllConnections();
  expect(await simulator.send('order.created')).toHaveStatuses(['refused', 'refused']);
  await simulator.close();
});

it('runs a journey', async () => {
  const simulator = createSimulator({ to: createApplication('s'), secret: 's', clock: 'virtual' });
  expect(await simulator.run('dunning-churns')).toMatchObject({ verdict: 'passed' });
  await simulator.close();
});

it('checks a receiver', async () => {
  const simulator = createSimulator({ to: createApplication('s'), secret: 's' });
  const report = await simulator.check({ only: ['AUTH-01c'] });
  expect(report.checks.find(({ id }) => id === 'AUTH-01c')).toMatchObject({ verdict: 'pass' });
  await simulator.close();
});

it('throws one kind of error', async () => {
  expect(() => createSimulator({ to: 'nowhere:' })).toThrow(SimulatorError);
  expect(() => verifySignature({ body: '', headers: {}, secret: '' })).toThrow(SimulatorError);
  await expect(verifySignatureWeb({ body: '', headers: {}, secret: '' })).rejects.toThrow(SimulatorError);
  const simulator = createSimulator({ to: createApplication('s'), clock: 'virtual' });
  await expect(simulator.send('order.creatd')).rejects.toThrow(SimulatorError);
  await expect(simulator.replay('missing.ndjson')).rejects.toThrow('there is no such file or folder (ENOENT)');
  await simulator.close();
});`;

const TYPESCRIPT = `
import { createSimulator, SimulatorError, type SimulatorOptions } from 'cf-webhook-sim';
import { assertDelivered } from 'cf-webhook-sim/node-test';
import type { EventType, WebhookEvent } from 'cf-webhook-sim/types';
import { verifySignature, type RequestVerdict } from 'cf-webhook-sim/verify';
import { verifySignatureWeb } from 'cf-webhook-sim/verify/web';

export type { WebhookMatchers } from 'cf-webhook-sim/jest';
export type { StatusEntry } from 'cf-webhook-sim/vitest';
export const email = (event: WebhookEvent<'order.created'>): string | null | undefined => event.data.contact.email_address;
export const type: EventType = 'order.created';
// @ts-expect-error: no event type has this name
export const typo: EventType = 'order.creatd';
export const onWeb = (body: string, secret: string): Promise<RequestVerdict> =>
  verifySignatureWeb({ body, headers: {}, secret });

const options: SimulatorOptions = {
  to: (_request, response) => response.end(),
  clock: 'virtual',
};
async function run(): Promise<void> {
  const simulator = createSimulator(options);
  assertDelivered(await simulator.send('order.created'), { attempts: 1 });
  await simulator.close();
  try {
    verifySignature({ body: '', headers: {}, secret: '' });
  } catch (error) {
    console.log(error instanceof SimulatorError && error.code);
  }
}
void run();`;

const SUBPATHS = ['', '/node-test', '/verify', '/verify/web', '/types'];

/** The module settings that TypeScript projects have. */
const MODULE_SETTINGS = [
  ['commonjs', { module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '6.0' }],
  ['commonjs', { module: 'commonjs', moduleResolution: 'bundler' }],
  ['commonjs', { module: 'node16', moduleResolution: 'node16' }],
  ['module', { module: 'nodenext', moduleResolution: 'nodenext' }],
  ['module', { module: 'esnext', moduleResolution: 'bundler' }],
] as const;

let folder = '';
let installed = '';
let commonJs: UserProject;
let module: UserProject;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kinds-'));
  const { tarball } = await packPackage(folder);
  const consumer = join(folder, 'consumer');
  await mkdir(consumer);
  await writeFile(join(consumer, 'package.json'), '{}');
  const npm = { cwd: consumer, env: ENVIRONMENT, extendEnv: false };
  await execa('npm', ['install', '--no-audit', '--no-fund', '--offline', tarball], npm);
  installed = join(consumer, 'node_modules', 'cf-webhook-sim');
  commonJs = await createUserProject({ type: 'commonjs', installed });
  module = await createUserProject({ type: 'module', installed });
});

afterAll(async () => {
  for (const project of [commonJs, module]) await project[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

it.each([
  ['without flags', []],
  ['with the flag for modules', ['--experimental-vm-modules']],
])('works in Jest in a CommonJS project %s', async (_, flags) => {
  await writeFile(join(commonJs.folder, 'application.js'), APPLICATION);
  await writeFile(join(commonJs.folder, 'application.test.js'), APPLICATION_TEST);
  const jest = join(commonJs.folder, 'node_modules', 'jest', 'bin', 'jest.js');

  const { exitCode, output } = await commonJs.tryNode([
    ...flags,
    '--no-warnings',
    jest,
    '--transform',
    '{}',
    ...PATIENT,
  ]);

  expect(exitCode, output).toBe(0);
  expect(output).toMatch(/Tests: +5 passed/);
});

it.each(MODULE_SETTINGS)('has types and code for a %s project with %o', async (type, options) => {
  const project = type === 'commonjs' ? commonJs : module;
  await project.compile({ 'user.ts': TYPESCRIPT }, ['node', 'jest'], options);

  expect(await project.node([join('out', 'user.js')])).toBe('invalid-option');
});

it('is in memory once, however it is loaded', async () => {
  const script = `
    const assert = require('node:assert');
    (async () => {
      for (const subpath of ${JSON.stringify(SUBPATHS)}) {
        const required = require('cf-webhook-sim' + subpath);
        const imported = await import('cf-webhook-sim' + subpath);
        for (const [name, value] of Object.entries(required)) assert.strictEqual(imported[name], value, name);
        assert.deepStrictEqual(Object.keys(imported), Object.keys(required).sort(), subpath);
      }
      const { SimulatorError } = require('cf-webhook-sim');
      const { verifySignature } = await import('cf-webhook-sim/verify');
      assert.throws(() => verifySignature({ body: '', headers: {}, secret: '' }), SimulatorError);
      console.log('once');
    })();`;

  expect(await commonJs.node(['--input-type=commonjs', '--eval', script])).toBe('once');
});

it('verifies on platforms that know neither Node nor CommonJS', async () => {
  const file = join(installed, 'dist', 'web', 'verify-web.js');
  const request = { body: '', headers: {}, secret: 's' };

  const { verifySignatureWeb } = await import(pathToFileURL(file).href);

  expect(await readFile(file, 'utf8')).not.toMatch(/^import |\brequire\(|"node:|\bprocess\.|\bBuffer\./m);
  expect(await verifySignatureWeb(request)).toMatchObject({ valid: false });
});
