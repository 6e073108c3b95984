import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createSimulator } from '../../src/compose/create-simulator.ts';
import type { EventRequest, PlanOptions } from '../../src/compose/simulator.ts';
import type { Receiver } from '../../src/receiver/open-receiver.ts';
import { createReceiver } from '../../src/receiver/receiver.ts';
import { readRecording } from '../../src/recording/read-recording.ts';
import { createRecorder } from '../../src/recording/recorder.ts';
import { deliveryLine, headerLine } from '../../src/recording/recording-lines.ts';
import { openReportFile } from '../../src/report/report-file.ts';
import { outgoingEvent } from '../support/delivery-builders.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { recorded } from '../unit/recording/recorded-builder.ts';
import { runCli } from './run-cli.ts';

const SECRET = 'replay-secret';

async function startReceiver(
  respond = '200',
): Promise<{ readonly receiver: Receiver; readonly url: string }> {
  const receiver = createReceiver({ secret: SECRET, respond });
  onTestFinished(() => receiver.close());
  return { receiver, url: (await receiver.listen()).url };
}

/** Sends events to a receiver and records the run. */
async function record(
  to: string,
  requests: readonly EventRequest[],
  plan: PlanOptions = {},
): Promise<string> {
  const path = join(temporaryFolder(), 'run.ndjson');
  const file = openReportFile(path);
  const recorder = createRecorder(file.write);
  await using simulator = createSimulator({ to, secret: SECRET, seed: 7, clock: 'virtual', attempts: 2 });
  simulator.subscribe(recorder.record);
  await simulator.sendAll(requests, plan);
  recorder.end();
  file.commit();
  return path;
}

function store(...lines: readonly string[]): string {
  const path = join(temporaryFolder(), 'run.ndjson');
  writeFileSync(path, headerLine() + lines.join(''));
  return path;
}

it('sends the same bytes and event ids again, signed anew', async () => {
  const first = await startReceiver();
  const file = await record(
    first.url,
    [
      { eventType: 'order.created' },
      { eventType: 'contact.created', apiVersion: 'v1' },
      { eventType: 'contact.created', body: Buffer.from([0x22, 0xff, 0x22]) },
    ],
    { faults: { duplicate: 1 } },
  );
  const second = await startReceiver();

  const { exitCode, stderr } = await runCli([
    ...['replay', file, '--to', second.url, '--secret', SECRET, '--instant'],
  ]);

  const facts = (receiver: Receiver) =>
    receiver.requests.map(({ body, eventId }) => [String(eventId), body.toString('hex')]);
  expect(stderr).toContain('Replaying 4 of 4 recorded deliveries');
  expect(exitCode).toBe(0);
  expect(facts(second.receiver).sort()).toEqual(facts(first.receiver).sort());
  expect(second.receiver.summary().signatures).toMatchObject({ valid: 4, invalid: 0 });
});

it('sends only what failed', async () => {
  const failing = await startReceiver('500');
  const file = await record(failing.url, [{ eventType: 'order.created' }]);
  const { receiver, url } = await startReceiver();
  const delivered = deliveryLine(recorded());
  writeFileSync(file, delivered, { flag: 'a' });

  const { exitCode, stderr } = await runCli([
    'replay',
    file,
    '--failed',
    '--to',
    url,
    '--secret',
    SECRET,
    '--instant',
  ]);

  expect(exitCode).toBe(0);
  expect(stderr).toContain('Replaying 1 of 2 recorded deliveries');
  expect(receiver.requests.map(({ eventType }) => eventType)).toEqual(['order.created']);
});

it('sends only the events named, of types that the catalog does not have', async () => {
  const { receiver, url } = await startReceiver();
  const line = (id: string) =>
    deliveryLine(
      recorded({
        event: outgoingEvent({ id, type: 'my/own.event', body: Buffer.from(`{"event_id":"${id}"}`) }),
      }),
    );
  const file = store(line('a'), line('b'), line('c'));

  const { exitCode } = await runCli([
    ...[
      'replay',
      file,
      '--event',
      'c',
      '--event',
      'a',
      '--to',
      url,
      '--secret',
      SECRET,
      '--instant',
      '--quiet',
    ],
  ]);

  expect(exitCode).toBe(0);
  expect(receiver.requests.map(({ eventId }) => eventId)).toEqual(['a', 'c']);
});

it('reports, expects, disturbs and judges as send does', async () => {
  const { receiver, url } = await startReceiver('500,200');
  const file = store(deliveryLine(recorded()), deliveryLine(recorded()));
  const base = ['replay', file, '--to', url, '--secret', SECRET, '--instant', '--seed', '7'];

  const judged = await runCli([...base, '--expect', 'attempts=1', '--json']);
  const planned = await runCli([...base, '--plan', '--drop', '1']);

  expect(judged.exitCode).toBe(1);
  const report = JSON.parse(judged.stdout);
  expect(report).toMatchObject({ seed: '7', verdict: 'failed', summary: { deliveries: 2, attempts: 3 } });
  expect(report.reproduce).toContain(`replay ${file}`);
  expect(report.reproduce).not.toContain(SECRET);
  expect(planned.exitCode).toBe(0);
  expect(planned.stdout.match(/contact\.created/g)).toHaveLength(2);
  expect(receiver.requests).toHaveLength(3);
});

it('replays to the built-in receiver when no other is named', async () => {
  const file = store(deliveryLine(recorded()));

  const { exitCode, stderr } = await runCli(['replay', file, '--instant', '--respond', '500,200']);

  expect(exitCode).toBe(0);
  expect(stderr).toContain('1 retry');
});

it('replays thousands of deliveries', async () => {
  const server = createServer((request, response) => request.resume().on('end', () => response.end()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const file = store(deliveryLine(recorded()).repeat(2_000));

  const { exitCode, stderr } = await runCli(`replay ${file} --to ${port} --instant --concurrency 20 --quiet`);

  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
});

it('sends nothing when a line of the recording is malformed', async () => {
  const { receiver, url } = await startReceiver();
  const file = store(deliveryLine(recorded()), 'mistake\n');

  const { exitCode, stderr } = await runCli(['replay', file, '--to', url, '--instant']);

  expect(exitCode).toBe(2);
  expect(stderr).toContain('line 3: it is not JSON.');
  expect(receiver.requests).toEqual([]);
});

it.each([
  [['--event', 'gone'], 'contains no event with the ID gone', 'Leave out --event'],
  [['--to', 'http://example.com/'], 'is not on this machine', '--allow-remote'],
  [['--count', '2'], 'replay has no option --count', ''],
])('refuses %s where that leaves nothing to do', async (options, problem, cure) => {
  const { exitCode, stderr } = await runCli(['replay', store(deliveryLine(recorded())), ...options]);

  expect(exitCode).toBe(2);
  expect(stderr).toContain(problem);
  expect(stderr).toContain(cure);
});

it('refuses a recording without deliveries, or without a file', async () => {
  const empty = await runCli(['replay', store()]);
  const none = await runCli(['replay', join(temporaryFolder(), 'none.ndjson')]);
  const nameless = await runCli('replay');

  expect([empty.exitCode, none.exitCode, nameless.exitCode]).toEqual([2, 2, 2]);
  expect(empty.stderr).toContain('contains no deliveries');
  expect(none.stderr).toContain('cannot be read');
  expect(nameless.stderr).toContain('replay requires a file from "send --record"');
});

it('sends the same bytes with --as-is, and new ids, people and times with --renew', async () => {
  const { url } = await startReceiver();
  const file = await record(url, [{ eventType: 'contact.created' }, { eventType: 'order.created' }]);
  const asIs = await startReceiver();
  const renewed = await startReceiver();

  const same = await runCli(['replay', file, '--as-is', '--to', asIs.url, '--secret', SECRET]);
  const other = await runCli([
    'replay',
    file,
    '--renew',
    '--to',
    renewed.url,
    '--secret',
    SECRET,
    '--seed',
    '7',
  ]);
  const both = await runCli(['replay', file, '--renew', '--as-is', '--to', url]);

  const recordedBodies = [...readRecording(file)].map(({ event }) => Buffer.from(event.body));
  const bodiesOf = (receiver: Receiver) => receiver.requests.map(({ body }) => body);
  expect([same.exitCode, other.exitCode, both.exitCode]).toEqual([0, 0, 2]);
  expect(new Set(bodiesOf(asIs.receiver).map(String))).toEqual(new Set(recordedBodies.map(String)));
  const before = recordedBodies.map((body) => JSON.parse(String(body)));
  const after = bodiesOf(renewed.receiver).map((body) => JSON.parse(String(body)));
  for (const key of ['event_id', 'subject_id', 'created_at']) {
    expect(
      before.map((body) => body[key]).filter((value) => after.some((body) => body[key] === value)),
    ).toEqual([]);
  }
  expect(after.every((body) => body.data.id === body.subject_id)).toBe(true);
  expect(other.stderr).toContain('with new IDs, people and times');
});

it('refuses to renew what a workspace sends, and what is not JSON', async () => {
  const { url } = await startReceiver();
  const file = store(deliveryLine(recorded({ event: { ...outgoingEvent(), body: Buffer.from('[]') } })));

  const runs = [
    await runCli(['replay', '--workspace', '4400', '--failed', '--renew']),
    await runCli(['replay', file, '--renew', '--to', url]),
  ];

  expect(runs.map(({ exitCode }) => exitCode)).toEqual([2, 2]);
  expect(runs[0]?.stderr).toContain('replay --renew requires a recording');
  expect(runs[1]?.stderr).toContain('can be renewed: their bodies are not JSON objects');
});
