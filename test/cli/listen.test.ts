import { EventEmitter, once } from 'node:events';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { wallClockMs } from '../../src/clock/wall-clock.ts';
import { readRecording } from '../../src/recording/read-recording.ts';
import { DEVELOPMENT_SECRET, signBody } from '../../src/signature/sign.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
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

function post(url: string, headers: Record<string, string> = {}, body = BODY): Promise<Response> {
  return fetch(url, { method: 'POST', body, headers: { ...signed(DEVELOPMENT_SECRET, body), ...headers } });
}

function signed(secret: string, body: string): Record<string, string> {
  const timestamp = Math.floor(wallClockMs() / 1_000);
  return {
    'X-Webhook-ClickFunnels-Signature': signBody({ secret, timestamp, body }),
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
    '#1 order.created  valid signature  → 500',
    '#2 order.created  valid signature  → 200 (attempt 2 of this event)',
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
  expect(strictRun.stdout).toContain('invalid signature');
  expect(strictRun.stderr).toContain('Signatures are verified with your secret.');
  expect(lenientRun.stdout).toContain('(accepted anyway)');
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
    response: { kind: 'status', statusCode: 200 },
    body: BODY,
    receivedAt: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  expect(request?.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1]).toBe('***');
  expect(summary).toMatchObject({ kind: 'summary', version: 1, requests: 1, events: 1 });
});

it('never responds with --hang, and still ends', async () => {
  const { url, printed, pressCtrlC } = await listen('--hang');

  const response = post(url).then(
    () => 'responded',
    () => 'connection ended',
  );
  await printed('no response, on purpose');
  const { exitCode } = await pressCtrlC();

  expect(await response).toBe('connection ended');
  expect(exitCode).toBe(0);
});

it('warns when other machines may reach it', async () => {
  const open = await listen('--host', '0.0.0.0');
  const openRun = await open.pressCtrlC();
  const local = await listen('--host', 'localhost');
  const localRun = await local.pressCtrlC();

  expect(openRun.stderr).toContain('Other machines can reach it at 0.0.0.0.');
  expect(localRun.stderr).not.toContain('Other machines');
});

it('keeps each event that it accepts as a fixture without personal data, which replay sends', async () => {
  const folder = join(temporaryFolder(), 'fixtures');
  const personal = BODY.replace('{}', '{"email":"ada@navy.test","last_name":"Lovelace","id":7}').replace(
    'e1',
    'e2',
  );
  const { url, pressCtrlC } = await listen('--record', folder, '--respond', '500,200');

  await post(url);
  await post(url);
  await post(url, {}, personal);
  await post(url, { 'X-Webhook-ClickFunnels-Signature': 'forged' });
  const { exitCode, stdout, stderr } = await pressCtrlC();
  const replayed = await runCli(['replay', folder, '--instant']);

  expect(exitCode).toBe(0);
  expect(readdirSync(folder)).toEqual(['001-order.created.ndjson', '002-order.created.ndjson']);
  expect(stderr).toContain('#3 kept as 002-order.created.ndjson (2 personal values replaced)');
  expect(stderr).toContain(`Recorded 2 fixtures in ${folder}; 1 repeat of recorded events skipped`);
  expect(stderr).toContain('Replaced: 1 name, 1 email address. Bodies were rewritten');
  expect(stdout + stderr).not.toMatch(/ada@|Lovelace/);
  const [first, second] = readRecording(folder);
  expect(String(first?.event.body)).toBe(BODY);
  expect(JSON.parse(String(second?.event.body))).toMatchObject({
    event_id: 'e2',
    data: { id: 7, email: expect.stringMatching(/@example\.com$/) },
  });
  expect(replayed.exitCode).toBe(0);
});

it('keeps fixtures as they came when asked to, also unverified, beside those of earlier', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, '041-order.created.ndjson'), 'earlier');
  const { url, pressCtrlC } = await listen('--record', folder, '--keep-personal-data', '--unverified');

  await post(url, { 'X-Webhook-ClickFunnels-Signature': 'forged' }, 'ada@navy.test');
  const { exitCode, stderr } = await pressCtrlC();

  expect(exitCode).toBe(0);
  expect(readdirSync(folder)).toEqual(['041-order.created.ndjson', '042-unknown.ndjson']);
  expect(stderr).toContain('contain the original personal data');
  expect(stderr).not.toContain('ada@');
});

it('says what it could not keep', async () => {
  const folder = join(temporaryFolder(), 'fixtures');
  const { url, pressCtrlC } = await listen('--record', folder);
  await post(url, {}, 'no JSON');
  rmSync(folder, { recursive: true });
  await post(url);

  const { exitCode, stderr } = await pressCtrlC();

  expect(exitCode).toBe(2);
  expect(stderr).toContain('#1 was not kept: its body is not a JSON object');
  expect(stderr).toContain('#2 was not kept: ENOENT');
  expect(stderr).toContain('1 delivery could not be recorded');
});

it('refuses to listen when fixtures cannot be written', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');

  const { exitCode, stdout, stderr } = await runCli(['listen', '0', '--record', file]);

  expect(exitCode).toBe(2);
  expect(stderr).toContain('Fixtures cannot be written to the folder');
  expect(stdout + stderr).not.toContain('Listening');
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
  ['listen abc', 'listen expects a port from 0 to 65535, got "abc".'],
  ['listen 65536', 'got "65536"'],
  ['listen 3e3', 'got "3e3"'],
  ['listen 0 --respond 99', 'Unknown response "99"'],
  ['listen 0 --delay 2', '--delay: expected a duration, got "2".'],
  ['listen 0 --keep-personal-data', '--keep-personal-data requires --record.'],
  ['listen 0 --hang --reset', 'hang and reset cannot be combined'],
])('refuses "%s"', async (commandLine, complaint) => {
  const { exitCode, stderr } = await runCli(commandLine);

  expect(exitCode).toBe(2);
  expect(stderr).toContain(complaint);
});
