import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PACKAGE_ROOT } from './built-package.ts';
import { createUserProject, type UserProject } from './user-project.ts';

/** What can be imported from each entry point besides the main one, `vitest` and `jest`, which need their runner. */
const SURFACE = {
  'node-test': [
    'assertDelivered',
    'assertExhausted',
    'assertMatchesEventSchema',
    'assertPassesChecks',
    'assertStatuses',
    'assertValidSignature',
  ],
  verify: ['verifySignature'],
  'verify/web': ['verifySignatureWeb'],
  types: [],
  workspace: ['SimulatorError', 'startWorkspace'],
  artillery: ['countResponse', 'signEvent'],
};

let project: UserProject;

beforeAll(async () => {
  project = await createUserProject();
});

afterAll(() => project[Symbol.asyncDispose]());

it.each(Object.entries(SURFACE))('exports these names from %s and no others', async (subpath, names) => {
  const exported = await evaluate(
    `console.log(JSON.stringify(Object.keys(await import('cf-webhook-sim/${subpath}'))))`,
  );

  expect(JSON.parse(exported)).toEqual(names);
});

it('exports these entry points and no others', async () => {
  const { exports } = JSON.parse(await readFile(join(installed(), 'package.json'), 'utf8'));
  const code = Object.keys(exports).filter((path) => typeof exports[path] === 'object');

  expect(code).toEqual(['.', './vitest', './jest', ...Object.keys(SURFACE).map((path) => `./${path}`)]);
});

it('names every entry point in the README', async () => {
  const readme = await readFile(join(PACKAGE_ROOT, 'README.md'), 'utf8');

  for (const subpath of ['vitest', 'jest', ...Object.keys(SURFACE)]) {
    expect(readme).toContain(`\`cf-webhook-sim/${subpath}\``);
  }
});

it('keeps bundlers from leaving out the modules that register matchers', async () => {
  const { sideEffects } = JSON.parse(await readFile(join(installed(), 'package.json'), 'utf8'));

  expect(sideEffects).toEqual(['./dist/vitest.js', './dist/vitest.cjs', './dist/jest.js', './dist/jest.cjs']);
});

it('leaves nothing of the types at run time', async () => {
  const code = await readFile(join(installed(), 'dist', 'types.js'), 'utf8');

  expect(code.replaceAll(/\/\*.*?\*\//gs, '').trim()).toBe('export {};');
});

it('verifies the same requests on Node and on Web Crypto', async () => {
  const verdicts = await evaluate(`
    import { signBody } from 'cf-webhook-sim';
    import { verifySignature as sameFunction } from 'cf-webhook-sim';
    import { verifySignature } from 'cf-webhook-sim/verify';
    import { verifySignatureWeb } from 'cf-webhook-sim/verify/web';

    console.log(verifySignature === sameFunction);
    const timestamp = Math.floor(Date.now() / 1_000);
    const headers = new Headers({
      'x-webhook-clickfunnels-signature': signBody({ secret: 's', timestamp, body: '{}' }),
      'x-webhook-clickfunnels-timestamp': String(timestamp),
    });
    for (const secret of ['s', 'another']) {
      const request = { body: '{}', headers, secret };
      console.log(verifySignature(request).valid, (await verifySignatureWeb(request)).valid);
    }`);

  expect(verdicts).toBe('true\ntrue true\nfalse false');
});

it('loads little to verify a signature', async () => {
  const loaded = await evaluate(`
    import * as modules from 'node:module'; const { registerHooks } = modules;
    if (registerHooks === undefined) console.log('unknown');
    else {
      const files = [];
      registerHooks({ load: (url, context, next) => { files.push(url); return next(url, context); } });
      await import('cf-webhook-sim/verify');
      await import('cf-webhook-sim/verify/web');
      console.log(files.filter((url) => url.includes('node_modules') && !url.includes('/cf-webhook-sim/')).length);
    }`);

  expect(['0', 'unknown']).toContain(loaded);
});

it('has types for the bodies that a receiver gets', async () => {
  await project.compile({
    'receiver.ts': `
      import type { IncomingMessage } from 'node:http';
      import type { Contact, EventType, Order, WebhookEvent, WebhookPayload } from 'cf-webhook-sim/types';
      import { verifySignature, type RequestVerdict } from 'cf-webhook-sim/verify';
      import { verifySignatureWeb } from 'cf-webhook-sim/verify/web';

      export function receive(event: WebhookEvent): string | null | undefined {
        switch (event.event_type) {
          case 'order.created': return event.data.contact.email_address;
          case 'contact.identified': return event.data.email_address;
          default: return undefined;
        }
      }
      export const bought = (event: WebhookEvent<'order.completed'>): Order => event.data;
      export const contact = (payload: WebhookPayload<'contact.identified', 'v2'>): Contact => payload;
      export const type: EventType = 'subscription/invoice.paid';

      export const onNode = (request: IncomingMessage, body: Buffer, secret: string): RequestVerdict =>
        verifySignature({ body, headers: request.headers, secret });
      export const raw = (request: IncomingMessage, body: Buffer, secrets: readonly string[]): RequestVerdict =>
        verifySignature({ body, headers: request.rawHeaders, secrets, toleranceSeconds: 60, now: Date.now() });
      export const onWeb = async (request: Request, secret: string): Promise<string> => {
        const verdict = await verifySignatureWeb({ body: await request.arrayBuffer(), headers: request.headers, secret });
        return verdict.valid ? 'valid' : verdict.reason satisfies string;
      };

      // @ts-expect-error: no event type has this name
      export const typo: EventType = 'order.creatd';
      // @ts-expect-error: a secret is needed
      verifySignature({ body: '', headers: {} });
      // @ts-expect-error: one secret or several, not both
      verifySignature({ body: '', headers: {}, secret: 's', secrets: ['t'] });
      // @ts-expect-error: the raw body is needed, not the parsed one
      verifySignature({ body: { data: {} }, headers: {}, secret: 's' });`,
  });
});

it('needs neither Vitest nor Jest', async () => {
  const manifest = JSON.parse(await readFile(join(installed(), 'package.json'), 'utf8'));

  const required = Object.keys({ ...manifest.dependencies });
  expect(required).not.toContain('vitest');
  expect(required).not.toContain('jest');
  for (const name of Object.keys(manifest.peerDependencies)) {
    expect(manifest.peerDependenciesMeta[name]).toEqual({ optional: true });
  }
});

function installed(): string {
  return join(project.folder, 'node_modules', 'cf-webhook-sim');
}

/** Runs a module in the project and gives what it prints. */
function evaluate(module: string): Promise<string> {
  return project.node(['--input-type=module', '--eval', module]);
}
