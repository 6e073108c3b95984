import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { beginWorkspace } from '../../src/compose/begin-workspace.ts';
import { readWorkspaceFile } from '../../src/config/workspace-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openManually } from '../support/workspace-builders.ts';
import { runCli } from './run-cli.ts';

const SECRET = 'a'.repeat(64);

const WHOLE = `
seed: 7
now: 2026-01-15T12:00:00Z
clock: 1h=1s
endpoints:
  - name: Orders
    url: http://localhost:9/orders
    events: [order.created, contact.created]
    secret: \${ORDERS_SECRET}
  - url: 9/all
    apiVersion: v1
    break: { status: 503 }
contacts:
  - { email_address: ann@example.com }
products:
  - { name: Course }
apiFaults: ['429:30s*3 on POST /contacts*', drop]
`;

function fileOf(text: string): string {
  const path = join(temporaryFolder(), 'workspace.yaml');
  writeFileSync(path, text);
  return path;
}

async function opened() {
  const workspace = await openManually();
  onTestFinished(() => workspace.close());
  return workspace;
}

it('reads endpoints, contacts, products, clock and faults, with secrets from the environment', async () => {
  const file = await readWorkspaceFile(fileOf(WHOLE), { ORDERS_SECRET: SECRET });

  expect(file).toMatchObject({ seed: '7', now: Date.UTC(2026, 0, 15, 12), clock: { scale: 3600 } });
  expect(file.endpoints.map(({ fields }) => fields)).toEqual([
    {
      name: 'Orders',
      url: 'http://localhost:9/orders',
      eventTypeIds: ['order.created', 'contact.created'],
      secret: SECRET,
    },
    { name: '9/all', url: 'http://localhost:9/all', apiVersion: 'v1' },
  ]);
  expect(file.apiFaults).toHaveLength(2);
});

it('begins a workspace with them, and changes nothing the second time', async () => {
  const workspace = await opened();
  const file = await readWorkspaceFile(fileOf(WHOLE), { ORDERS_SECRET: SECRET });
  const types: string[] = [];

  beginWorkspace(workspace, file);
  workspace.subscribe(({ type }) => types.push(type));
  beginWorkspace(workspace, { ...file, endpoints: file.endpoints.slice(0, 1) });

  expect(workspace.endpoints.list().items.map(({ name, breakage }) => [name, breakage])).toEqual([
    ['Orders', {}],
    ['9/all', { status: 503 }],
  ]);
  const contacts = workspace.events.list().items.filter(({ apiVersion }) => apiVersion === 'v2');
  expect(contacts.map(({ type, data }) => [type, data])).toEqual([
    ['contact.created', expect.objectContaining({ email_address: 'ann@example.com' })],
  ]);
  expect(types).toEqual([]);
});

it('does not take an endpoint with another secret for the same one', async () => {
  const workspace = await opened();
  const path = fileOf(WHOLE);

  beginWorkspace(workspace, await readWorkspaceFile(path, { ORDERS_SECRET: SECRET }));
  const other = await readWorkspaceFile(path, { ORDERS_SECRET: 'b'.repeat(64) });

  expect(() => beginWorkspace(workspace, other)).toThrow(/another secret or version/);
});

it.each([
  [
    'a variable that is not set',
    `endpoints: [{ url: http://localhost, secret: "$\{NONE}" }]`,
    'NONE, which is not set',
  ],
  ['an unknown key', 'endpoint: []', 'did you mean "endpoints"?'],
  ['an endpoint without a URL', 'endpoints: [{ name: A }]', 'an endpoint has no url'],
  [
    'two endpoints of one name',
    'endpoints: [{ url: "1", name: A }, { url: "2", name: A }]',
    'two endpoints named "A"',
  ],
  ['no time', 'now: yesterday', '"now" must be a time in ISO 8601'],
  ['no clock', 'clock: fast', '"clock" must be real, virtual, manual or a scale'],
  ['no fault', 'apiFaults: [teapot]', '"teapot" is not a fault of the API'],
  ['contacts that are texts', 'contacts: [Ann]', 'a contact must be a mapping of fields'],
])('says where %s stands', async (_what, text, problem) => {
  const reading = readWorkspaceFile(fileOf(text), {});

  await expect(reading).rejects.toThrow(problem);
  await expect(reading).rejects.toThrow('workspace.yaml line 1');
});

it('serve refuses a workspace file that does not exist', async () => {
  const { exitCode, stderr } = await runCli('serve --port 0 --workspace-file no-such-file.yaml');

  expect([exitCode, stderr]).toEqual([
    2,
    expect.stringContaining('Reading the workspace file no-such-file.yaml failed'),
  ]);
});
