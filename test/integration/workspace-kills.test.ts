import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import { createRandom } from '../../src/random/random.ts';
import { httpResponse, startTcpServer } from '../support/tcp-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PROGRAM = fileURLToPath(new URL('../support/workspace-process.mjs', import.meta.url));
const KILLS = 20;
/** Receivers take an event at its third request. */
const FAILURES = 2;

interface KeptDelivery {
  readonly eventId: string;
  readonly state: string;
  readonly attempts: readonly { readonly number: number; readonly state: 'ended' | 'interrupted' }[];
}

it('loses nothing and repeats nothing but what was in flight when it is killed twenty times', async () => {
  const random = createRandom('kills');
  const data = temporaryFolder();
  const received = new Map<string, number>();
  let onRequest: () => void = () => undefined;
  await using server = await startTcpServer({
    onRequest: (socket, { body }) => {
      const { event_id: eventId } = JSON.parse(body.toString('utf8'));
      const count = (received.get(eventId) ?? 0) + 1;
      received.set(eventId, count);
      setTimeout(() => socket.end(httpResponse(count <= FAILURES ? 500 : 200)), random.integer(0, 6));
      onRequest();
    },
  });

  const triggered = new Set<string>();
  for (let kill = 0; kill < KILLS; kill += 1) {
    // Killed at a request, so that something is in flight however slow the machine is.
    const requests = random.integer(1, 30);
    const killing = new Promise<void>((resolve) => {
      let left = requests;
      onRequest = () => {
        left -= 1;
        if (left === 0) resolve();
      };
    });
    for (const eventId of await runUntilKilled([data, server.url], killing)) triggered.add(eventId);
  }
  onRequest = () => undefined;
  const deliveries = await runUntilSettled([data, server.url, 'until-settled']);

  const interrupted = deliveries.flatMap(({ attempts }) =>
    attempts.filter(({ state }) => state === 'interrupted'),
  );
  expect(triggered.size).toBeGreaterThan(KILLS);
  expect(deliveries.map(({ eventId }) => eventId)).toEqual(expect.arrayContaining([...triggered]));
  expect(interrupted.length).toBeGreaterThan(0);
  for (const { eventId, state, attempts } of deliveries) {
    const ended = attempts.filter((attempt) => attempt.state === 'ended');
    const requests = received.get(eventId) ?? 0;
    expect(state).toBe('delivered');
    expect(ended.map(({ number }) => number)).toEqual(ended.map((_, index) => index + 1));
    expect(requests).toBeGreaterThanOrEqual(ended.length);
    expect(requests).toBeLessThanOrEqual(attempts.length);
    expect(requests).toBeGreaterThan(FAILURES);
  }
});

/** Runs a workspace and kills it when it is time. Gives the events that it said it has kept. */
async function runUntilKilled(
  options: readonly string[],
  killing: Promise<void>,
): Promise<readonly string[]> {
  const child = execa(process.execPath, [PROGRAM, ...options], { reject: false, buffer: { stdout: false } });
  const eventIds: string[] = [];
  let rest = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const told = JSON.parse(line);
      if (told.type === 'triggered') eventIds.push(told.eventId);
    }
  });
  await Promise.race([killing, child]);
  child.kill('SIGKILL');
  const { signal, stderr } = await child;
  expect(signal, stderr).toBe('SIGKILL');
  return eventIds;
}

async function runUntilSettled(options: readonly string[]): Promise<readonly KeptDelivery[]> {
  const { stdout } = await execa(process.execPath, [PROGRAM, ...options]);
  return JSON.parse(stdout.split('\n').at(-1) ?? '').deliveries;
}
