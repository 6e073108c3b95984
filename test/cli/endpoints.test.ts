import { createServer } from 'node:https';
import { expect, it, onTestFinished } from 'vitest';
import { serveWorkspace } from '../../src/rest-api/workspace-server.ts';
import { TEST_ONLY_CERTIFICATE, TEST_ONLY_PRIVATE_KEY } from '../support/test-only-certificate.ts';
import { openManually } from '../support/workspace-builders.ts';
import { runCli } from './run-cli.ts';

async function served() {
  const workspace = await openManually();
  const server = await serveWorkspace({ workspace });
  onTestFinished(async () => {
    await server.close();
    await workspace.close();
  });
  const cli = (line: string) => runCli(`${line} --workspace ${server.url}`);
  return { workspace, cli };
}

it('adds, lists and removes endpoints; the secret alone goes to stdout', async () => {
  const { workspace, cli } = await served();

  const added = await cli(
    'endpoints add 9/webhooks --name Orders --subscribe order.created,runs/step.dontrunme',
  );
  const listed = await cli('endpoints');
  const json = JSON.parse((await cli('endpoints list --json')).stdout);
  const removed = await cli('endpoints remove Orders');

  expect(added.stdout).toMatch(/^[0-9a-f]{64}\n$/);
  expect(added.stderr).toContain('warning: runs/step.dontrunme exists in V1 only');
  expect(listed.stdout).toBe(
    '1 "Orders" http://localhost:9/webhooks v2: order.created, runs/step.dontrunme\n',
  );
  expect(json).toMatchObject([{ id: 1, name: 'Orders' }]);
  expect([removed.exitCode, workspace.endpoints.list().items]).toEqual([0, []]);
});

it.each([
  ['endpoints add', 'endpoints add requires one URL or port'],
  ['endpoints remove', 'requires the name or ID'],
  ['endpoints rename A', 'no action "rename"'],
  ['endpoints remove Nothing', 'no endpoint Nothing'],
  ['seed many', 'whole number from 1 to 100000'],
])('%s is refused', async (line, problem) => {
  const { cli } = await served();

  const { exitCode, stderr } = await cli(line);

  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(problem)]);
});

it('seed creates as many contacts as it was asked for, by journeys', async () => {
  const { workspace, cli } = await served();
  workspace.endpoints.create({ url: 'http://localhost:9', name: 'A' });
  workspace.endpoints.deactivate(1);

  const { created } = JSON.parse((await cli('seed 13 --json')).stdout);
  await workspace.clock.advance('10m');

  const contacts = created.reduce((sum: number, part: { contacts: number }) => sum + part.contacts, 0);
  const made = workspace.events.list({ limit: 500 }).items.filter(({ type }) => type === 'contact.created');
  expect(contacts).toBe(13);
  expect(made).toHaveLength(13);
});

it('says that a certificate is not trusted, and how it becomes so', async () => {
  const server = createServer({ key: TEST_ONLY_PRIVATE_KEY, cert: TEST_ONLY_CERTIFICATE });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void server.close());

  const { exitCode, stderr } = await runCli(
    `endpoints --token t --workspace https://localhost:${Object(server.address()).port}`,
  );

  expect(exitCode).toBe(3);
  expect(stderr).toContain('failed: its certificate is not trusted.');
  expect(stderr).toContain('cf-webhook-sim trust --export');
});
