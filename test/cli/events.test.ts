import { expect, it } from 'vitest';
import { EVENT_CATALOG } from '../../src/events/catalog.ts';
import { runCli } from './run-cli.ts';

it('lists every event type in 80 columns, the documented sections first', async () => {
  const { exitCode, stdout, stderr } = await runCli('events');

  expect(exitCode).toBe(0);
  for (const { name } of EVENT_CATALOG) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  expect(stdout.startsWith('Contacts\n  contact.created ')).toBe(true);
  expect(stdout.indexOf('Blog posts (later catalog)')).toBeGreaterThan(stdout.indexOf('\nWorkflows\n'));
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  expect(stderr).toBe('62 documented, 26 later\n');
});

it('shows versions beside the name, and wraps the description without cutting words', async () => {
  const { stdout, stderr } = await runCli('events order.c*');

  expect(stdout.split('\n')).toEqual([
    'Orders',
    '  order.created    v1 v2  A customer placed an order, which may be unpaid.',
    '  order.completed  v1 v2  A one-time order was paid, or a subscription ended its',
    '                          whole term.',
    '',
  ]);
  expect(stderr).toBe('2 documented\n');
});

it.each([
  ['ORDERS/TRANSACTION', 2],
  ['invoice', 15],
  ['*.deleted', 10],
  ['all', 88],
])('finds %s by a part of the name or a glob: %d of them', async (pattern, count) => {
  const { stdout } = await runCli(['events', pattern, '--json']);

  const names = (JSON.parse(stdout) as { name: string }[]).map(({ name }) => name);
  expect(names).toHaveLength(count);
});

it('tells everything about a single event type', async () => {
  const { exitCode, stdout } = await runCli('events one_time_order.refunded');

  expect(exitCode).toBe(0);
  expect(stdout).toContain('section       Orders\n');
  expect(stdout).toContain('versions      V1, V2\n');
  expect(stdout).toContain('subject type  Order (assumed)\n');
  expect(stdout).toContain('billing_status = "refunded" or');
  expect(stdout).toContain('V1 payload    assumed: only the form submission');
  expect(stdout).toContain('V2 schema     v2/order.json\n');
  expect(stdout).toContain('note          Written with underscores');
  expect(stdout).toContain('send          cf-webhook-sim send one_time_order.refunded --to 3000\n');
});

it('tells the documented spelling of a later one, and that an event has no V2', async () => {
  const later = await runCli('events form_submission.created');
  const v1Only = await runCli('events runs/step.dontrunme');

  expect(later.stdout).toContain('also spelled  form/submission.created\n');
  expect(later.stdout).toContain('catalog       later: in the catalog of August 2026');
  expect(v1Only.stdout).toContain('V2 schema     none: the event has no V2 payload');
});

it('shows spellings and surprises of many with --verbose', async () => {
  const { stdout } = await runCli(['events', 'contact/*', '--verbose']);

  expect(stdout).toContain('    Also spelled contacts/applied_tag.created.\n');
  expect(stdout).toContain('    Newer catalogs begin the name with "contacts/"');
});

it('prints the catalog entries as JSON, an array even for one', async () => {
  const { stdout } = await runCli('events order.deleted --json');

  expect(JSON.parse(stdout)).toEqual([EVENT_CATALOG.find(({ name }) => name === 'order.deleted')]);
});

it.each([
  ['order.creatd', 'order.created'],
  [
    'contacts/aplied_tag.created',
    'Did you mean "contact/applied_tag.created" ("contacts/applied_tag.created"',
  ],
  ['zzz*', 'Run "cf-webhook-sim events" to see every name.'],
])('refuses %s and suggests the nearest name', async (pattern, suggestion) => {
  const { exitCode, stdout, stderr } = await runCli(['events', pattern]);

  expect(exitCode).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(suggestion);
});
