import { EventEmitter, once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createReceiver } from '../../src/receiver/receiver.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type CliRun, runCli } from './run-cli.ts';

/** Runs `serve --port 0 …` until it listens. */
async function serve(...more: string[]) {
  const output = new EventEmitter();
  let written = '';
  const run = runCli(['serve', '--port', '0', ...more], {
    environment: { XDG_DATA_HOME: temporaryFolder() },
    onWrite: (_stream, text) => {
      written += text;
      output.emit('write');
    },
  });
  const printed = async (text: string) => {
    while (!written.includes(text)) await once(output, 'write');
  };
  const pressCtrlC = (): Promise<CliRun> => {
    process.emit('SIGINT');
    return run;
  };
  onTestFinished(async () => {
    await pressCtrlC();
  });
  await Promise.race([printed('Ctrl-C stops'), run]);
  const url = /at (http:\/\/[^/]+)\/api\/v2/.exec(written)?.[1] ?? written;
  return { url, printed, pressCtrlC };
}

async function register(url: string, target: string, token = 'any') {
  const headers = { Authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/_sim/endpoints`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ url: target, name: 'Mine' }),
  });
  return (await response.json()) as { readonly secret: string };
}

it('serves a workspace until Ctrl-C: says how to register, tells of deliveries, shows no secret', async () => {
  await using receiver = createReceiver({ verify: false });
  const { url: target } = await receiver.listen();
  const { url, printed, pressCtrlC } = await serve('--instant');
  const { secret } = await register(url, target);

  const triggered = await runCli(['trigger', 'order.created', '--workspace', url]);
  await printed('order.created → endpoint 1: 200 (attempt 1)');
  const { exitCode, stderr } = await pressCtrlC();

  expect(triggered.exitCode).toBe(0);
  expect(triggered.stdout).toMatch(/^order\.created v2 [\w-]{36}\n {2}delivery 1 → /);
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/POST http\S+\/api\/v2\/workspaces\/\d+\/webhooks\/outgoing\/endpoints/);
  expect(stderr).toContain('endpoint 1 "Mine"');
  expect(stderr).not.toContain(secret);
});

it('lets faults strike an event of a workspace, and says so of each delivery', async () => {
  await using receiver = createReceiver({ verify: false });
  const { url: target } = await receiver.listen();
  const { url, printed } = await serve('--instant');
  await register(url, target);

  const faults = ['--duplicate', '100%', '--order', 'shuffled', '--lose-ack', '1'];
  const triggered = await runCli(['trigger', 'order.created', ...faults, '--workspace', url]);
  const ofRuns = await runCli(['trigger', 'order.created', '--race', '3', '--workspace', url]);
  await printed('order.created → endpoint 1: 200 (attempt 2)');

  expect(triggered.stdout.match(/^ {2}delivery \d+ → /gm)).toHaveLength(2);
  expect(triggered.stdout).toContain('    ! duplicate: the same event again, at once\n');
  expect([ofRuns.exitCode, ofRuns.stderr]).toEqual([2, expect.stringContaining('no option --race')]);
});

it('lets a journey happen in a workspace, built in or from a file', async () => {
  await using receiver = createReceiver({ verify: false });
  const { url: target } = await receiver.listen();
  const { url, printed } = await serve('--instant');
  await register(url, target);
  const file = join(temporaryFolder(), 'visit.yaml');
  writeFileSync(
    file,
    'title: Somebody comes by\nsteps:\n  - create: visitor\n    contact: { anonymous: true }\n',
  );

  const builtIn = await runCli(['trigger', 'one-time-purchase', '--param', 'quantity=2', '--workspace', url]);
  const own = await runCli(['trigger', file, '--workspace', url]);
  const mixed = await runCli(['trigger', 'one-time-purchase', '--page', '3', '--workspace', url]);
  await printed('one-time-order.completed → endpoint 1: 200 (attempt 1)');

  expect(builtIn.stdout).toBe('one-time-purchase  11 events, each at its time\n');
  expect(own.stdout).toMatch(/ 1 event, each at its time\n$/);
  expect([mixed.exitCode, mixed.stderr]).toEqual([2, expect.stringContaining('--page is for single events')]);
});

it('replays what failed, and says what had been delivered before', async () => {
  const data = temporaryFolder();
  await using receiver = createReceiver({ verify: false });
  const { url: target } = await receiver.listen();
  const { url, printed, pressCtrlC } = await serve('--instant', '--data', data);
  await register(url, target);
  await runCli(['trigger', 'order.created', '--workspace', url]);
  await printed('200 (attempt 1)');
  await pressCtrlC();

  const again = await serve('--instant', '--data', data);
  const since = await runCli(['replay', '--workspace', again.url, '--since', '2d']);
  const failed = await runCli(['replay', '--workspace', again.url, '--failed']);

  expect(since.exitCode).toBe(0);
  expect(since.stdout).toContain('→ endpoint 1: delivered (already delivered)');
  expect(since.stderr).toContain('1 replayed: 1 delivered, 0 not delivered; 1 had already been delivered.');
  expect(failed.stderr).toContain('No matching deliveries');
  expect(new Set(receiver.requests.map(({ eventId }) => eventId)).size).toBe(1);
});

it('aims a run at an endpoint of a workspace, with its secret', async () => {
  const { url } = await serve('--token', 'tok');
  const nobody = await runCli(['send', 'order.created', '--workspace', url, '--token', 'tok', '--instant']);
  await using receiver = createReceiver({ verify: false });
  const { url: target } = await receiver.listen();
  const { secret } = await register(url, target, 'tok');
  await using strict = createReceiver({ secret });
  await receiver.close();
  await strict.listen({ port: Number(new URL(target).port) });

  const options = ['--workspace', url, '--token', 'tok'];
  const sent = await runCli(['send', 'order.created', '--endpoint', 'Mine', ...options, '--instant']);
  const rotated = await runCli(['rotate-secret', 'Mine', ...options]);
  const refused = await runCli(['trigger', 'order.created', '--workspace', url]);

  expect(nobody.stderr).toContain('has no endpoint');
  expect(sent.exitCode).toBe(0);
  expect(sent.stdout + sent.stderr).not.toContain(secret);
  expect(rotated.stdout).toMatch(/^[0-9a-f]{64}\n$/);
  expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringContaining('--token TEXT')]);
});

it.each([
  [['trigger', 'order.created', '--workspace', '9'], 3, 'Start it with "cf-webhook-sim serve"'],
  [['trigger', 'order.created', '--workspace', 'https://example.com'], 2, 'example.com'],
  [['replay'], 2, 'or a workspace'],
  [['replay', '--workspace', '9'], 2, 'Add --since 2h, --event ID or --failed.'],
  [['send', 'order.created', '--to', '3000', '--endpoint', 'x'], 2, 'cannot be combined with'],
  [['serve', '--instant', '--manual'], 2, 'cannot be combined with'],
  [['serve', '--port', 'x'], 2, '--port: expected a whole number'],
])('refuses %j', async (words, code, complaint) => {
  const { exitCode, stderr } = await runCli(words);

  expect(exitCode).toBe(code);
  expect(stderr).toContain(complaint);
});

it('prints one line of JSON when it is ready, and writes the port to a file that it removes at the end', async () => {
  const portFile = join(temporaryFolder(), 'port');
  const { url, pressCtrlC } = await serve(
    '--json',
    '--port-file',
    portFile,
    '--token',
    'sesame-4711',
    '--seed',
    '7',
  );
  const port = readFileSync(portFile, 'utf8');

  const { stdout } = await pressCtrlC();

  expect(JSON.parse(stdout)).toEqual({
    url,
    token: 'sesame-4711',
    workspaceId: expect.any(Number),
    seed: '7',
    pid: process.pid,
  });
  expect(port).toBe(`${new URL(url).port}\n`);
  expect(existsSync(portFile)).toBe(false);
});

it('prints its line of JSON where it is quiet otherwise', async () => {
  const { url, pressCtrlC } = await serve('--json', '--quiet');

  const { stdout, stderr } = await pressCtrlC();

  expect(JSON.parse(stdout)).toMatchObject({ url, token: null });
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

it('refuses a port file that cannot be written', async () => {
  const { exitCode, stderr } = await runCli([
    'serve',
    '--port',
    '0',
    '--port-file',
    join(temporaryFolder(), 'no', 'port'),
  ]);

  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/The port cannot be written to ".+"/);
});

it('warns by name that --host exposes it to other machines, and speaks HTTPS with --tls', async () => {
  const { url, printed } = await serve('--host', '0.0.0.0', '--tls', '--hostname', '*.myclickfunnels.com');

  await printed('Clients with a fixed host: HTTPS_PROXY=http://127.0.0.1:');
  await printed(
    'warning: exposed to other machines (--host 0.0.0.0): without --token anyone who reaches it can',
  );
  await printed('HTTPS on the same port: https://');

  expect((await fetch(url)).status).toBe(200);
});
