import { once } from 'node:events';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { fileURLToPath } from 'node:url';
import getPort from 'get-port';
import { expect, it } from 'vitest';
import { startReceiverProcess } from '../../../src/cli/receiver-process/receiver-process.ts';
import { SimulatorError } from '../../../src/errors/simulator-error.ts';
import {
  freeUrl,
  processesWith,
  receiver,
  receiverOptions,
  SECRET,
  started,
  uniqueWord,
} from './start-receiver.ts';

/** The addresses of this machine; not every one has IPv6. */
const OWN_ADDRESSES = Object.values(networkInterfaces()).flatMap((list) =>
  list?.map(({ address }) => address),
);

/** What starting a receiver ends with, when it does not succeed. */
async function failure(...given: Parameters<typeof receiverOptions>): Promise<SimulatorError> {
  const error: unknown = await startReceiverProcess(receiverOptions(...given).options).catch(
    (e: unknown) => e,
  );
  if (error instanceof SimulatorError) return error;
  throw new Error(`expected a SimulatorError, got ${String(error)}`);
}

it('starts a receiver, waits until it responds, and stops it', async () => {
  const word = uniqueWord();
  const { process: running, url, lines } = await started(receiver('responding', '--after', '300', word));

  expect((await fetch(url)).status).toBe(200);
  expect(lines).toEqual([
    expect.stringMatching(/^Started .+responding.mjs .+ \(pid \d+\); localhost:\d+ responded after /),
  ]);
  expect(processesWith(word)).toHaveLength(1);

  await running.stop();
  await running.stop();
  expect(processesWith(word)).toEqual([]);
  expect(await running.exited).toEqual({ code: 0, signal: null, asked: true });
  expect(running.lastLines()).toContain('goodbye');
});

it('gives the receiver the secret, the URL and the port', async () => {
  const { url } = await started(receiver('responding'));

  const environment: unknown = await (await fetch(new URL('/environment', url))).json();

  expect(environment).toEqual({
    PORT: url.port,
    CF_WEBHOOK_SIM_SECRET: SECRET,
    CF_WEBHOOK_SIM_URL: url.href,
  });
});

it('leaves a PORT alone that the environment has', async () => {
  const other = await getPort();
  const { options } = receiverOptions(new URL(`http://localhost:${other}/`), receiver('responding'));

  const { url } = await started(receiver('responding'), {
    url: new URL(`http://localhost:${other}/hooks`),
    environment: { ...options.environment, PORT: String(other) },
  });

  const environment: unknown = await (await fetch(new URL('/environment', url))).json();
  expect(environment).toMatchObject({ PORT: String(other), CF_WEBHOOK_SIM_URL: url.href });
});

it.each(
  [
    ['127.0.0.1', '127.0.0.1'],
    ['::1', '[::1]'],
  ].filter(([address]) => OWN_ADDRESSES.includes(address)),
)('finds a receiver that listens on %s only', async (host, inUrl) => {
  const { url } = await started(receiver('responding', '--host', host));

  expect((await fetch(`http://${inUrl}:${url.port}/`)).status).toBe(200);
});

it('waits for a path to respond with a status below 500', async () => {
  const { url } = await started(receiver('responding', '--healthy-after', '600'), { waitForPath: '/health' });

  expect((await fetch(new URL('/health', url))).status).toBe(404);
});

it('shows what the receiver writes, behind a prefix, without colors and without the secret', async () => {
  const { process: running, url, lines } = await started(receiver('responding'), { verbose: true });

  await fetch(url);
  await running.stop();

  expect(lines).toEqual([
    'receiver | starting with [secret]',
    expect.stringContaining('Started'),
    'receiver | event 1',
    'receiver | goodbye',
  ]);
});

it('refuses to start where something else listens', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const word = uniqueWord();

  const error = await failure(new URL(`http://localhost:${port}/`), receiver('responding', word));
  server.close();

  expect(error.code).toBe('port-in-use');
  expect(error.problem).toContain(`another program already listens on localhost:${port}`);
  expect(error.cure).toContain('leave out "-- ');
  expect(processesWith(word)).toEqual([]);
});

it.each([
  [['no-such-program', 'x'], 'there is no program "no-such-program"', 'Check the first word'],
  [
    ['node server.js'],
    'there is no program "node server.js"',
    'Do not quote the command as a whole: -- node server.js',
  ],
  [[fileURLToPath(import.meta.url)], 'is not executable', 'such as -- node '],
])('says why %j cannot be started', async (command, problem, cure) => {
  const error = await failure(await freeUrl(), command);

  expect(error.code).toBe('receiver-failed');
  expect(error.problem).toContain(problem);
  expect(error.cure).toContain(cure);
});

it('tells how a receiver ended that did not get so far as to respond, with its last 20 lines', async () => {
  const url = await freeUrl();

  const error = await failure(url, receiver('crashing'));

  expect(error.code).toBe('receiver-failed');
  expect(error.problem).toContain(
    `exited with code 3 before it responded on localhost:${url.port}. Its last lines:\n`,
  );
  expect(error.problem.split('\n').slice(1)).toEqual([
    ...Array.from({ length: 19 }, (_, index) => `  step ${index + 7}`),
    '  no database for [secret]',
  ]);
});

it('gives up on a receiver that never listens, and leaves nothing of it', async () => {
  const word = uniqueWord();

  const error = await failure(await freeUrl(), receiver('responding', '--deaf', word), { waitMs: 400 });

  expect(error.code).toBe('receiver-failed');
  expect(error.problem).toMatch(/did not respond on localhost:\d+ within 400 ms \(--wait\)\./);
  expect(error.cure).toContain('--wait');
  expect(processesWith(word)).toEqual([]);
});

it('stops waiting when it is told to, and leaves nothing behind', async () => {
  const word = uniqueWord();
  const { signal, abort } = abortable();
  const { options } = receiverOptions(await freeUrl(), receiver('responding', '--deaf', word), {
    signal,
    verbose: true,
    narrate: () => abort(),
  });

  await expect(startReceiverProcess(options)).rejects.toMatchObject({ name: 'AbortError' });

  expect(processesWith(word)).toEqual([]);
});

it('reports a receiver that ends by itself in the middle of a run', async () => {
  const { process: running, url, lines } = await started(receiver('responding', '--last-after', '1'));

  await fetch(url);

  expect(await running.exited).toEqual({ code: 7, signal: null, asked: false });
  expect(lines.slice(1)).toEqual([
    'The receiver exited with code 7 during the run.',
    'receiver | starting with [secret]',
    'receiver | event 1',
    'receiver | out of memory',
  ]);
});

it('kills a receiver and starts it again as often as it is asked to', async () => {
  const word = uniqueWord();
  const { process: running, url, lines } = await started(receiver('responding', word));
  const firstPid = running.pid;

  await running.restart();
  expect(running.pid).not.toBe(firstPid);
  expect((await fetch(url)).status).toBe(200);

  await running.kill();
  await expect(fetch(url)).rejects.toThrow();
  expect(processesWith(word)).toEqual([]);

  await running.restart();
  expect((await fetch(url)).status).toBe(200);
  expect(lines).toHaveLength(3);
  expect(lines.join()).not.toContain('during the run');
});

it('does not start a receiver again that is being stopped', async () => {
  const word = uniqueWord();
  const { process: running } = await started(receiver('responding', word));

  const restarted = running.restart();
  await running.stop();
  await restarted;

  expect(processesWith(word)).toEqual([]);
});

function abortable(): { readonly signal: AbortSignal; readonly abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
