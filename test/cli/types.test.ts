import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EVENT_CATALOGUE } from '../../src/events/catalogue.ts';
import { BUILT_BIN, buildPackage, compileProject, USER_TSCONFIG } from '../package/built-package.ts';
import { runCli } from './run-cli.ts';

/** A strict project without any dependency, not even the types of Node. */
const CONFIG = {
  ...USER_TSCONFIG,
  compilerOptions: {
    ...USER_TSCONFIG.compilerOptions,
    types: [],
    noEmit: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    isolatedModules: true,
  },
};

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'types-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

it('declares every event type by default, complete in itself', async () => {
  const { stdout, stderr, exitCode } = await runCli('types');

  expect(exitCode).toBe(0);
  expect(stderr).toBe(`${EVENT_CATALOGUE.length} event types\n`);
  expect(eventTypesIn(stdout)).toEqual(EVENT_CATALOGUE.map(({ name }) => name));
  await compile({ 'clickfunnels.ts': stdout });
});

it('narrows the body in a switch over the event type', async () => {
  const { stdout } = await runCli('types order.created contact.created orders/invoice.paid');

  await compile({
    'clickfunnels.ts': stdout,
    'receiver.ts': `
      import type { Contact, EventType, WebhookEvent, WebhookPayload } from './clickfunnels.js';

      export function receive(event: WebhookEvent): string | null | undefined {
        switch (event.event_type) {
          case 'order.created': return event.data.contact.email_address;
          case 'orders/invoice.paid': return event.data.order.contact.email_address;
          case 'contact.created': {
            const subject: 'Contact' = event.subject_type;
            return event.data.email_address ?? subject;
          }
          default: return event satisfies never;
        }
      }
      export const contact = (payload: WebhookPayload<'contact.created'>): Contact => payload;
      export const page = (event: WebhookEvent<'order.created'>): number | null | undefined => event.page_id;

      // @ts-expect-error: this event was not asked for
      export const other: EventType = 'order.updated';
      // @ts-expect-error: an order has no such key
      export const wrong = (event: WebhookEvent<'order.created'>) => event.data.email_adress;`,
  });
});

it('prints only what the named events need', async () => {
  const { stdout, stderr } = await runCli('types contact.created');

  expect(stderr).toBe('1 event type\n');
  expect(interfacesIn(stdout)).toEqual([
    'WebhookEvents',
    'ContactTag',
    'Contact',
    'DocumentedEnvelope',
    'ObservedEnvelope',
    'FunnelReference',
    'PageReference',
    'Visit',
  ]);
});

it('takes patterns', async () => {
  const { stdout } = await runCli(['types', 'orders/invoice.*', 'contact.created']);

  const names = eventTypesIn(stdout);
  expect(names).toContain('orders/invoice.created');
  expect(names.at(-1)).toBe('contact.created');
});

it('declares V1 bodies, and says that most of them are assumed', async () => {
  const { stdout } = await runCli('types order.created form/submission.created --api-version v1');

  expect(stdout).toContain("'order.created': V1Event<'order.created', 'Order', V1Resource>;");
  expect(stdout).toMatch(/Its shape is assumed\. \*\/\n {2}'order\.created'/);
  expect(stdout).not.toMatch(/Its shape is assumed\. \*\/\n {2}'form\/submission\.created'/);
  expect(stdout).not.toContain('V2Event');
  await compile({ 'v1.ts': stdout });
});

it('names the version and the command line that made them', async () => {
  const { stdout } = await runCli('types contact.created');

  expect(stdout).toMatch(
    /^\/\/ .+\n\/\/ Made by cf-webhook-sim \d\S*: cf-webhook-sim types contact\.created\n/,
  );
});

it('prints the same from the built package', async () => {
  await buildPackage();
  const { stdout: fromSources } = await runCli('types');
  const { stdout: fromPackage } = await execa('node', [BUILT_BIN, 'types']);

  expect(withoutLayout(fromPackage)).toBe(withoutLayout(fromSources));
  await compile({ 'clickfunnels.ts': fromPackage });
});

it('refuses a name that does not exist, and a version that an event does not have', async () => {
  const unknown = await runCli('types order.creatd');
  const missing = await runCli('types course.created --api-version v1');

  expect(unknown).toMatchObject({ exitCode: 2, stdout: '' });
  expect(unknown.stderr).toContain('Did you mean "order.created"');
  expect(missing).toMatchObject({ exitCode: 2, stdout: '' });
  expect(missing.stderr).toContain('course.created does not exist in V1');
});

function eventTypesIn(declarations: string): string[] {
  return [...declarations.matchAll(/^ {2}'([^']+)': V[12]Event</gm)].map(([, name = '']) => name);
}

function interfacesIn(declarations: string): string[] {
  return [...declarations.matchAll(/^export interface (\w+)/gm)].map(([, name = '']) => name);
}

/** The compiler breaks lines elsewhere than the generator does. */
function withoutLayout(declarations: string): string {
  return declarations.replaceAll(/[\s;|]+/g, ' ').trim();
}

async function compile(files: Readonly<Record<string, string>>): Promise<void> {
  const project = await mkdtemp(join(folder, 'project-'));
  await writeFile(join(project, 'package.json'), JSON.stringify({ type: 'module' }));
  await writeFile(join(project, 'tsconfig.json'), JSON.stringify(CONFIG));
  for (const [name, content] of Object.entries(files)) await writeFile(join(project, name), content);
  await compileProject(project);
}
