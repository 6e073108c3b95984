import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { wallClockMs } from '../../src/clock/wall-clock.ts';
import { DEVELOPMENT_SECRET, signBody } from '../../src/signature/sign.ts';
import { type CliRun, runCli } from './run-cli.ts';

const BODY = '{"data":{},"event_id":"e1","event_type":"order.created","subject_id":7,"subject_type":"Order"}';

interface Listening {
  readonly url: string;
  /** Resolves as soon as a line with this text is printed. */
  readonly printed: (text: string) => Promise<void>;
  readonly pressCtrlC: () => Promise<CliRun>;
}

/** Runs `listen 0 …` until it listens. */
async function listen(...more: string[]): Promise<Listening> {
  const output = new EventEmitter();
  let written = '';
  const run = runCli(['listen', '0', ...more], {
    onWrite: (_stream, text) => {
      written += text;
      output.emit('write');
    },
  });
  const printed = async (text: string) => {
    while (!written.includes(text)) await once(output, 'write');
  };
  const pressCtrlC = () => {
    process.emit('SIGINT');
    return run;
  };
  onTestFinished(async () => {
    await pressCtrlC();
  });

  await Promise.race([printed('Listening on '), run]);
  return { url: /Listening on (\S+),/.exec(written)?.[1] ?? written, printed, pressCtrlC };
}

function post(url: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: 'POST', body: BODY, headers: { ...signed(DEVELOPMENT_SECRET), ...headers } });
}

function signed(secret: string): Record<string, string> {
  const timestamp = Math.floor(wallClockMs() / 1_000);
  return {
    'X-Webhook-ClickFunnels-Signature': signBody({ secret, timestamp, body: BODY }),
    'X-Webhook-ClickFunnels-Timestamp': String(timestamp),
  };
}

it('prints a line for each request, and the summary when Ctrl-C ends it with 0', async () => {
  const { url, pressCtrlC } = await listen('--respond', '500,200');

  const statuses = [(await post(url)).status, (await post(`${url}/any/path`)).status];
  const { exitCode, stdout, stderr } = await pressCtrlC();

  expect(statuses).toEqual([500, 200]);
  expect(exitCode).toBe(0);
  expect(stdout.split('\n')).toEqual([
    '#1 order.created  signature ok  → 500',
    '#2 order.created  signature ok  → 200 (attempt 2 of this event)',
    '',
  ]);
  expect(stderr).toContain('Signatures are verified with the published development secret.');
  expect(stderr).toContain('2 requests, 1 event, 1 retry, 0 duplicates');
});

it('refuses a wrong signature, or lets it through when unverified', async () => {
  const strict = await listen('--secret', 'another');
  const refused = (await post(strict.url)).status;
  const strictRun = await strict.pressCtrlC();

  const lenient = await listen('--secret', 'another', '--unverified');
  const accepted = (await post(lenient.url)).status;
  const lenientRun = await lenient.pressCtrlC();

  expect([refused, accepted]).toEqual([401, 200]);
  expect(strictRun.stdout).toContain('signature not ok');
  expect(strictRun.stderr).toContain('Signatures are verified with the secret given.');
  expect(lenientRun.stdout).toContain('(let through)');
  expect(strictRun.stdout + strictRun.stderr).not.toContain('another');
});

it('prints each request and the summary as a line of JSON', async () => {
  const { url, pressCtrlC } = await listen('--json');
  await post(`${url}/hooks?a=1`, { Authorization: 'Bearer abc' });

  const { stdout } = await pressCtrlC();
  const [request, summary] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { headers: [string, string][] });

  expect(request).toMatchObject({
    kind: 'request',
    version: 1,
    number: 1,
    method: 'POST',
    path: '/hooks?a=1',
    eventType: 'order.created',
    signature: { valid: true },
    answer: { kind: 'status', statusCode: 200 },
    body: BODY,
    receivedAt: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  expect(request?.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1]).toBe('***');
  expect(summary).toMatchObject({ kind: 'summary', version: 1, requests: 1, events: 1 });
});

it('never answers with --hang, and still ends', async () => {
  const { url, printed, pressCtrlC } = await listen('--hang');

  const answer = post(url).then(
    () => 'answered',
    () => 'connection ended',
  );
  await printed('no answer, on purpose');
  const { exitCode } = await pressCtrlC();

  expect(await answer).toBe('connection ended');
  expect(exitCode).toBe(0);
});

it('warns when other machines may reach it', async () => {
  const open = await listen('--host', '0.0.0.0');
  const openRun = await open.pressCtrlC();
  const local = await listen('--host', 'localhost');
  const localRun = await local.pressCtrlC();

  expect(openRun.stderr).toContain('Other machines may reach it at 0.0.0.0.');
  expect(localRun.stderr).not.toContain('Other machines');
});

it('leaves Ctrl-C alone once it has ended', async () => {
  const { pressCtrlC } = await listen();

  await pressCtrlC();

  expect(process.listenerCount('SIGINT')).toBe(0);
});

it('says so when the port is taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    other.close();
  });
  const { port } = other.address() as AddressInfo;

  const { exitCode, stderr } = await runCli(`listen ${port}`);

  expect(exitCode).toBe(2);
  expect(stderr).toContain(`cannot listen on port ${port} of 127.0.0.1`);
  expect(stderr).toContain('Choose another port');
});

it.each([
  ['listen abc', 'listen takes a port from 0 to 65535, got "abc".'],
  ['listen 65536', 'got "65536"'],
  ['listen 3e3', 'got "3e3"'],
  ['listen 0 --respond 99', 'hold "99"'],
  ['listen 0 --delay 2', '--delay takes a duration, got "2".'],
  ['listen 0 --hang --reset', 'cannot follow hang and reset at once'],
])('refuses "%s"', async (commandLine, complaint) => {
  const { exitCode, stderr } = await runCli(commandLine);

  expect(exitCode).toBe(2);
  expect(stderr).toContain(complaint);
});
