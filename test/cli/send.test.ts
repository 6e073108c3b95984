import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import getPort from 'get-port';
import { expect, it } from 'vitest';
import { closedPort, httpResponse, startRespondingServer, startTcpServer } from '../support/tcp-server.ts';
import { processesWith, receiver, uniqueWord } from './receiver-process/start-receiver.ts';
import { RUNS_IN_PROCESS, runCli } from './run-cli.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajvFormats.default(ajv);
const fitsSchema = ajv.compile(
  JSON.parse(readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8')),
);
/** The environment of the receiver's command. */
const environment = { PATH: process.env['PATH'] ?? '' };

it('sends one event to a built-in receiver when no other is named', async () => {
  const { exitCode, stdout, stderr } = await runCli('send order.created --instant --seed 7');

  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^order\.created {2}V2 {2}subject \d+ {2}→ http:\/\/127\.0\.0\.1:\d+\/$/m);
  expect(stdout).toMatch(/✓ {2}1 {2}\+1 s .+ 200 .+→ delivered/);
  expect(stdout).toMatch(/^passed {2}1 delivered · 1 attempt/m);
  expect(stderr).toContain('built-in receiver');
});

it.each([
  ['--respond 500', 'exhausted'],
  ['--respond 500,hang,200 --timeout 2s', 'delivered'],
  ['--respond 302,404,200', 'delivered'],
])('keeps the timeline within 80 columns: %s', async (words, ending) => {
  const { stdout } = await runCli(`send workflows/steps/deliver_webhook_step.executed --instant ${words}`);

  expect(stdout).toContain(ending);
  for (const line of stdout.split('\n').filter((one) => /^ {2}[✓✗·]/.test(one)))
    expect(line.length, line).toBeLessThanOrEqual(80);
});

it('prints one JSON document that fits its schema, and nothing else on stdout', async () => {
  const { exitCode, stdout } = await runCli([
    ...'send order.* contact.created --instant --seed 7 --respond 500,200 --drop 1 --json --expect'.split(
      ' ',
    ),
    'attempts<=2',
  ]);

  const report: unknown = JSON.parse(stdout);
  expect(fitsSchema(report), JSON.stringify(fitsSchema.errors)).toBe(true);
  expect(exitCode).toBe(0);
  expect(report).toMatchObject({
    verdict: 'passed',
    summary: { deliveries: 5, delivered: 4, dropped: 1 },
    expectations: [{ expression: 'attempts<=2', passed: true }],
  });
});

it('prints the verdict only when it is to be quiet', async () => {
  expect(await runCli('send order.created --instant --quiet')).toEqual({
    exitCode: 0,
    stdout: 'passed\n',
    stderr: '',
  });
});

it('leaves stdout to a reporter, quiet or not', async () => {
  const { stdout } = await runCli('send order.created --instant --quiet --reporter json');

  expect(JSON.parse(stdout)).toMatchObject({ verdict: 'passed' });
});

it('shows every request and response when it is to be verbose, without the secret', async () => {
  const { stdout, stderr } = await runCli(
    'send order.created --instant --verbose --secret sesame-4711 --respond 500,200 --header X-Key:sesame-4711',
  );

  expect(stderr.match(/POST \//g)).toHaveLength(2);
  expect(stderr).toContain('User-Agent: Ruby');
  expect(stderr).toContain('< HTTP/1.1 500');
  expect(`${stdout}${stderr}`).not.toContain('sesame-4711');
});

it('prints a plan within 80 columns and sends nothing', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  const words = `send all --to ${server.port} --seed 7 --rate 1/h --order swapped --duplicate 3 --plan`;

  const { exitCode, stdout, stderr } = await runCli(words);
  const again = await runCli(words);

  expect(exitCode).toBe(0);
  expect(stderr).toBe('');
  expect(again.stdout).toBe(stdout);
  expect(server.connections()).toBe(0);
  for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
});

it('plans as JSON what it would send then', async () => {
  const words = 'send order.created:2 contact.created --seed 7 --order reversed --drop 1 --instant --json';
  const plan = JSON.parse((await runCli(`${words} --plan`)).stdout);
  const report = JSON.parse((await runCli(words)).stdout);

  expect(plan.schema).toBe('cf-webhook-sim/plan@1');
  expect(plan.faults.map(({ name }: { name: string }) => name)).toEqual(['drop', 'order']);
  expect(plan.deliveries.map(({ eventId }: { eventId: string }) => eventId)).toEqual(
    report.deliveries.map(({ eventId }: { eventId: string }) => eventId),
  );
  expect(plan.deliveries.map(({ faults }: { faults: string[] }) => faults)).toEqual(
    report.deliveries.map(({ faults }: { faults: string[] }) => faults),
  );
});

it.each([
  ['--respond 200', 0, 'passed'],
  ['--respond 500,200', 0, 'passed'],
  ['--respond 500', 1, 'failed'],
  ['--respond 208', 1, 'failed'],
  ['--respond 500 --expect exhausted', 0, 'passed'],
  ['--respond 200 --expect attempts=2', 1, 'failed'],
])('exits for %s with %d', async (words, code, verdict) => {
  const { exitCode, stdout } = await runCli(`send contact.created --instant --quiet ${words}`);

  expect(stdout).toBe(`${verdict}\n`);
  expect(exitCode).toBe(code);
});

it.each([
  ['send', 'send requires'],
  ['send order.created --instant --time-scale 5', '--instant cannot be combined with --time-scale.'],
  ['send order.created --json --quiet', '--json cannot be combined with --quiet.'],
  ['send order.created --quiet --verbose', '--quiet cannot be combined with --verbose.'],
  ['send order.created --to 3000 --respond 200', '--to and --respond'],
  ['send order.created --kill-at 1m', '--kill-at and --restart-at require a receiver'],
  ['send order.created -- node server.js', 'requires the address of its receiver'],
  ['send order.created --to example.com', '--allow-remote example.com'],
  ['send order.created --expect pardon', 'pardon'],
])('exits with 2 for "%s"', async (words, complaint) => {
  const { exitCode, stdout, stderr } = await runCli(words);

  expect(exitCode).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(complaint);
});

it('exits with 3 when nobody was reached', async () => {
  const { exitCode, stdout } = await runCli(`send order.created --to ${await closedPort()} --instant`);

  expect(exitCode).toBe(3);
  expect(stdout).toContain('refused × 8');
});

it('lists the attempts that it does not wait for, and calls the run incomplete', async () => {
  const { exitCode, stdout, stderr } = await runCli(
    'send order.created --schedule 0s,10ms,1h,2h --max-wait 1s --respond 500',
  );

  expect(exitCode).toBe(1);
  expect(stdout).toContain('stopped early; remaining attempts:');
  expect(stdout).toMatch(/^incomplete {2}1 unfinished · 2 attempts/m);
  expect(stderr).not.toContain('internal error');
  expect(stderr).toContain('Total waiting time is capped at 1 s. Raise it with --max-wait');
});

it('waits for events that come at a rate, however long that takes', async () => {
  const { exitCode, stdout } = await runCli(
    'send order.created --count 4 --rate 1/h --time-scale 36000 --schedule 0s --json',
  );

  const report = JSON.parse(stdout);
  expect(exitCode).toBe(0);
  expect(report.options.maxWaitMs).toBeCloseTo(60_400, 0);
});

it('starts the receiver, sends, and leaves no process behind', async () => {
  const word = uniqueWord();
  const port = await getPort();

  const { exitCode, stdout } = await runCli(
    ['send', 'order.created', '--to', String(port), '--instant', '--', ...receiver('responding', word)],
    { environment },
  );

  expect(exitCode).toBe(0);
  expect(stdout).toContain('passed');
  expect(processesWith(word)).toEqual([]);
});

it('exits with 3 when the receiver does not start', async () => {
  const { exitCode, stderr } = await runCli(
    ['send', 'order.created', '--to', String(await getPort()), '--', ...receiver('crashing')],
    { environment },
  );

  expect(exitCode).toBe(3);
  expect(stderr).toContain('step 25');
});

it('kills the receiver and starts it again while 37 hours pass in no time', async () => {
  const word = uniqueWord();
  const port = String(await getPort());
  const moments = '--instant --json --lose-ack 1 --kill-at attempt:2 --restart-at attempt:3'.split(' ');

  const { exitCode, stdout } = await runCli(
    ['send', 'order.created', '--to', port, ...moments, '--', ...receiver('responding', word)],
    { environment },
  );

  const [delivery] = JSON.parse(stdout).deliveries;
  expect(delivery.attempts.map(({ outcome }: { outcome: object }) => outcome)).toEqual([
    expect.objectContaining({ errorCode: 'acknowledgement-lost' }),
    expect.objectContaining({ errorCode: 'refused' }),
    { kind: 'response', statusCode: 200 },
  ]);
  expect(exitCode).toBe(0);
  expect(processesWith(word)).toEqual([]);
});

it.runIf(RUNS_IN_PROCESS)('stops at Ctrl-C with the report so far, and leaves nothing running', async () => {
  const listeners = process.listenerCount('SIGINT');
  await using server = await startTcpServer({
    onRequest: (socket, _, number) => {
      socket.end(httpResponse(500));
      if (number === 2) process.emit('SIGINT', 'SIGINT');
    },
  });

  const { exitCode, stdout } = await runCli(`send order.created --to ${server.port} --schedule 0s,5ms,1h`);

  expect(exitCode).toBe(130);
  expect(stdout).toContain('500');
  expect(stdout).toMatch(/^incomplete {2}1 unfinished/m);
  await expect.poll(() => server.openConnections()).toBe(0);
  expect(process.listenerCount('SIGINT')).toBe(listeners);
});

it('stops its receiver, too, at Ctrl-C', async () => {
  const word = uniqueWord();
  const port = String(await getPort());

  const { exitCode } = await runCli(
    [
      'send',
      'order.created',
      '--to',
      port,
      '--schedule',
      '1h',
      '--max-wait',
      '2h',
      '--',
      ...receiver('responding', word),
    ],
    {
      environment,
      onWrite: (_, text) => {
        if (/^Waiting .+ for attempt 1/.test(text)) process.emit('SIGINT', 'SIGINT');
      },
    },
  );

  expect(exitCode).toBe(130);
  expect(processesWith(word)).toEqual([]);
});

it('sends a file as the whole body, and its facts in the headers', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  const file = join(mkdtempSync(join(tmpdir(), 'send-')), 'body.json');
  const { stdout } = await runCli('preview contact.created --seed 7 --raw');
  writeFileSync(file, stdout);

  const { exitCode } = await runCli([
    'send',
    'contact.created',
    '--to',
    String(server.port),
    '--instant',
    '--body',
    file,
  ]);

  expect(exitCode).toBe(0);
  expect(server.requests[0]?.body.toString()).toBe(stdout);
  expect(server.requests[0]?.head).toContain(JSON.parse(stdout).event_id);
});
