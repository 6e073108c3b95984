import { EventEmitter, once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startRecording } from '../../src/cli/listen/recording.ts';
import { createForwardingReceiver } from '../../src/receiver/forwarding-receiver.ts';
import { readRecording } from '../../src/recording/read-recording.ts';
import { parseTarget } from '../../src/wire/target.ts';
import { closedPort, httpResponse, startRespondingServer, startTcpServer } from '../support/tcp-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type CliRun, recordingTerminal, runCli } from './run-cli.ts';

const BODY =
  '{"created_at":"2026-01-02T03:04:05.000Z", "data":{"first_name":"Ada","email_address":"ada@navy.test"},"event_id":"e1","event_type":"contact.created","subject_id":7,"subject_type":"Contact"}';

async function listen(
  ...more: string[]
): Promise<{ readonly url: string; readonly stop: () => Promise<CliRun> }> {
  const output = new EventEmitter();
  let written = '';
  const run = runCli(['listen', '0', ...more], {
    onWrite: (_stream, text) => {
      written += text;
      output.emit('write');
    },
  });
  const stop = () => {
    process.emit('SIGINT');
    return run;
  };
  onTestFinished(async () => {
    await stop();
  });
  const listening = async () => {
    while (!written.includes('Listening on ')) await once(output, 'write');
  };
  await Promise.race([listening(), run]);
  return { url: /Listening on (\S+),/.exec(written)?.[1] ?? written, stop };
}

function post(url: string, body = BODY): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    body,
    headers: { 'X-Webhook-ClickFunnels-Signature': 'abc', Authorization: 'Bearer letmein-123' },
  });
}

it('records with --record how each delivery went, and replays the failed ones', async () => {
  const folder = join(temporaryFolder(), 'kept');
  const statuses = [500, 200];
  await using server = await startTcpServer({
    onRequest: (socket) => socket.end(httpResponse(statuses.shift() ?? 200)),
  });
  const { url, stop } = await listen('--forward', String(server.port), '--record', folder);

  await post(url);
  const afterFirst = [...readRecording(folder)];
  await post(url);
  await post(url, BODY.replace('"e1"', '"e2"'));
  const { stdout, exitCode } = await stop();
  const kept = [...readRecording(folder)];

  expect(afterFirst).toMatchObject([{ status: 'rejected', arrivals: [{ statusCode: 500 }] }]);
  expect(kept).toMatchObject([
    { status: 'delivered', attempts: 2, arrivals: [{ statusCode: 500 }, { statusCode: 200 }] },
    { status: 'delivered', attempts: 1 },
  ]);
  expect(kept[0]?.headers).toContainEqual(['X-Webhook-ClickFunnels-Signature', '***']);
  expect(kept[0]?.headers).toContainEqual(['Authorization', '***']);
  expect(String(kept[0]?.event.body)).toMatch(
    /^\{"created_at":"2026-01-02T03:04:05\.000Z", "data":\{"first_name":"(?!Ada)/,
  );
  expect(stdout).toMatch(
    /#1 contact\.created {2}→ 500 in .*\n#2 contact\.created {2}→ 200 in .*\(attempt 2 of this event\)/,
  );
  expect(exitCode).toBe(0);
});

it('keeps what was missed as it came, removes it when it gets through, and leaves no empty folder', async () => {
  const folder = join(temporaryFolder(), 'missed');
  const { terminal, stderr } = recordingTerminal();
  const options = { folder, keepPersonalData: false, forwardedTo: 'http://localhost:1', missedOnly: true };
  mkdirSync(folder, { mode: 0o755 });
  const recording = startRecording(options, terminal);
  const dead = createForwardingReceiver({
    forward: { to: parseTarget(await closedPort(), []), timeoutMs: 60_000 },
  });
  await using server = await startRespondingServer(httpResponse(200));
  const alive = createForwardingReceiver({
    forward: { to: parseTarget(server.port, []), timeoutMs: 60_000 },
  });
  for (const receiver of [dead, alive]) {
    receiver.onRequest(recording.record);
    onTestFinished(() => receiver.close());
  }
  const [down, up] = [(await dead.listen()).url, (await alive.listen()).url];

  expect((await post(down)).status).toBe(503);
  expect((await post(down)).status).toBe(503);
  const whileDown = [...readRecording(folder)];
  const modes = [folder, ...readdirSync(folder).map((name) => join(folder, name))].map(
    (path) => statSync(path).mode & 0o777,
  );
  expect((await post(up)).status).toBe(200);
  const left = readdirSync(folder);
  recording.finish();

  expect(whileDown).toMatchObject([{ status: 'missed', attempts: 2, event: { id: 'e1' } }]);
  expect(String(whileDown[0]?.event.body)).toBe(BODY);
  if (process.platform !== 'win32') expect(modes).toEqual([0o700, 0o600]);
  expect(left).toEqual([]);
  expect(existsSync(folder)).toBe(false);
  expect(stderr()).toContain('got through');
});

it('keeps every byte of what was missed, and removes it when a retry gets through after a restart', async () => {
  const before = process.cwd();
  onTestFinished(() => process.chdir(before));
  process.chdir(temporaryFolder());
  const bodies = [
    BODY.replace('"Ada"', '"Ada", "token": "letmein-456"'),
    BODY.replaceAll('e1', 'e2'),
    'not JSON',
  ];
  const down = await listen('--forward', String(await closedPort()));
  for (const body of bodies) await post(down.url, body);
  const { stderr } = await down.stop();
  const kept = [...readRecording('cf-webhook-sim.missed')].map(({ event }) => String(event.body));
  const statuses = [500, 200];
  await using server = await startTcpServer({
    onRequest: (socket) => socket.end(httpResponse(statuses.shift() ?? 200)),
  });
  const up = await listen('--forward', String(server.port));
  await post(up.url, bodies[0]);
  const rejected = readdirSync('cf-webhook-sim.missed');
  await post(up.url, bodies[0]);
  const left = [...readRecording('cf-webhook-sim.missed')].map(({ event }) => String(event.body));
  const again = await up.stop();

  expect(kept).toEqual(bodies);
  expect(rejected).toHaveLength(3);
  expect(left).toEqual(bodies.slice(1));
  expect(stderr).toContain('3 deliveries were missed; send them again: cf-webhook-sim replay');
  expect(again.stderr).toContain('2 deliveries were missed; send them again: cf-webhook-sim replay');
});

it('does not offer to send again with --record what has invented people in it', async () => {
  const folder = join(temporaryFolder(), 'kept');
  const { url, stop } = await listen('--forward', String(await closedPort()), '--record', folder);
  await post(url);

  const { stderr } = await stop();

  expect(stderr).toContain('1 delivery was missed or rejected; only with --keep-personal-data');
  expect(stderr).not.toContain('cf-webhook-sim replay');
});

it('sends what was missed by replay, with the same event ID', async () => {
  const folder = join(temporaryFolder(), 'kept');
  const { url, stop } = await listen(
    '--forward',
    String(await closedPort()),
    '--record',
    folder,
    '--keep-personal-data',
  );
  await post(url);
  const { stderr } = await stop();
  await using server = await startRespondingServer(httpResponse(200));

  const { exitCode } = await runCli(['replay', folder, '--failed', '--to', String(server.port)]);

  expect(stderr).toContain(
    `1 delivery was missed or rejected; send them again: cf-webhook-sim replay ${folder} --failed --to`,
  );
  expect(exitCode).toBe(0);
  expect(server.requests.map(({ body }) => String(body))).toEqual([BODY]);
});

it('prints with --json what the receiver responded, cookies masked', async () => {
  await using server = await startRespondingServer(
    httpResponse(422, '{"why":"é"}', ['Set-Cookie: session=letmein-123']),
  );
  const { url, stop } = await listen('--forward', String(server.port), '--json');

  await post(url);
  const { stdout } = await stop();

  expect(JSON.parse(stdout.split('\n')[0] ?? '')).toMatchObject({
    kind: 'request',
    eventId: 'e1',
    response: { kind: 'forwarded', statusCode: 422, body: '{"why":"é"}', bodyBytes: 12 },
  });
  expect(stdout).not.toContain('letmein-123');
});

it('refuses to forward to itself, to other machines, and together with scripted responses', async () => {
  const runs = await Promise.all([
    runCli('listen 4000 --forward 4000'),
    runCli('listen 4000 --forward https://shop.example/hooks'),
    runCli('listen 4000 --forward 3000 --respond 500'),
    runCli('listen 4000 --verify'),
  ]);

  expect(runs.map(({ exitCode }) => exitCode)).toEqual([2, 2, 2, 2]);
  expect(runs.map(({ stderr }) => stderr.split('\n', 1)[0])).toEqual([
    expect.stringContaining('names the port that listen itself listens on: 4000'),
    expect.stringContaining('shop.example is not on this machine'),
    expect.stringContaining('--forward cannot be combined with --respond'),
    expect.stringContaining('--verify requires --forward'),
  ]);
});
