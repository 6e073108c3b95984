import { expect, it } from 'vitest';
import { receiverMoments } from '../../../src/cli/receiver-process/receiver-moments.ts';
import { createSimulator } from '../../../src/compose/create-simulator.ts';
import { parseMoment } from '../../../src/options/value-types/moment.ts';
import { runCli } from '../run-cli.ts';
import { receiver, SECRET, started } from './start-receiver.ts';

/** The attempts of one delivery on the documented schedule, as number and delay. */
const ATTEMPTS = [1_000, 16_000, 76_000, 376_000, 1_276_000, 4_876_000].map((dueAfterMs, index) => ({
  attemptNumber: index + 1,
  dueAfterMs,
}));

/** What happens before each attempt. */
async function actions(texts: { readonly restartAt?: string; readonly killAt?: string }): Promise<string[]> {
  const done: string[] = [];
  let number = 0;
  const act = receiverMoments(
    {
      kill: async () => void done.push(`kill before ${number}`),
      restart: async () => void done.push(`restart before ${number}`),
    },
    {
      ...momentNamed('restartAt', texts.restartAt),
      ...momentNamed('killAt', texts.killAt),
      narrate: () => undefined,
    },
  );
  for (const attempt of [...ATTEMPTS, ...ATTEMPTS]) {
    number = attempt.attemptNumber;
    await act(attempt);
  }
  return done;
}

it.each([
  ['15m', { kind: 'time', afterMs: 900_000 }],
  ['0', { kind: 'time', afterMs: 0 }],
  ['attempt:3', { kind: 'attempt', number: 3 }],
  ['Attempt:12', { kind: 'attempt', number: 12 }],
  ['attempt:0', undefined],
  ['attempt', undefined],
  ['3', undefined],
  ['', undefined],
])('reads the moment "%s" as %j', (text, expected) => {
  expect(parseMoment(text)).toEqual(expected);
});

it.each([
  [{ restartAt: '5m' }, ['restart before 4']],
  [{ restartAt: 'attempt:2' }, ['restart before 2']],
  [{ killAt: '16s' }, ['kill before 2']],
  [{ killAt: '1s', restartAt: '10m' }, ['kill before 1', 'restart before 5']],
  [{ killAt: 'attempt:4', restartAt: '10s' }, ['restart before 2', 'kill before 4']],
  [{ killAt: '2m', restartAt: '3m' }, ['kill before 4', 'restart before 4']],
  [{ killAt: '3m', restartAt: '2m' }, ['restart before 4', 'kill before 4']],
  [{ killAt: 'attempt:3', restartAt: 'attempt:3' }, ['kill before 3', 'restart before 3']],
  [{ restartAt: '40h' }, []],
  [{}, []],
])('acts once on %j: %j', async (moments, expected) => {
  expect(await actions(moments)).toEqual(expected);
});

it('holds other attempts while the receiver is started again', async () => {
  const order: string[] = [];
  let finish: () => void = () => undefined;
  const act = receiverMoments(
    {
      kill: async () => undefined,
      restart: async () => {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        order.push('restarted');
      },
    },
    { restartAt: { kind: 'attempt', number: 1 }, narrate: () => undefined },
  );

  const attempts = ATTEMPTS.slice(0, 2).map((attempt) => act(attempt).then(() => order.push('attempt')));
  await Promise.resolve();
  finish();
  await Promise.all(attempts);

  expect(order).toEqual(['restarted', 'attempt', 'attempt']);
});

it('kills a real receiver and brings it back while 37 hours pass in no time', async () => {
  const { process: running, url, lines } = await started(receiver('responding'));
  const beforeAttempt = receiverMoments(running, {
    killAt: { kind: 'attempt', number: 1 },
    restartAt: { kind: 'time', afterMs: 900_000 },
    narrate: (line) => lines.push(line),
  });
  await using simulator = createSimulator({ to: url, secret: SECRET, clock: 'virtual', seed: 7 });

  const { deliveries } = await simulator.sendAll([{ eventType: 'contact.created' }], { beforeAttempt });

  const outcomes = deliveries[0]?.attempts.map(({ outcome }) => outcome.kind);
  expect(outcomes).toEqual([...Array.from({ length: 4 }, () => 'connection-error'), 'response']);
  expect(lines).toEqual([
    expect.stringMatching(/^Started /),
    'Before attempt 1, 1 s after the event: the receiver is killed.',
    'Before attempt 5, 21 min 16 s after the event: the receiver is started again.',
    expect.stringMatching(/^Started /),
  ]);
});

it('stops the run when the receiver does not come back', async () => {
  const { process: running, url } = await started(receiver('responding'));
  const beforeAttempt = receiverMoments(
    { kill: () => running.kill(), restart: () => Promise.reject(new Error('it did not come back')) },
    { restartAt: { kind: 'attempt', number: 1 }, narrate: () => undefined },
  );
  await using simulator = createSimulator({ to: url, secret: SECRET, clock: 'virtual' });

  await expect(simulator.sendAll([{ eventType: 'contact.created' }], { beforeAttempt })).rejects.toThrow(
    'it did not come back',
  );
});

it.each(['health', '//host/health', 'http://localhost/health', '/a b'])(
  'refuses "%s" as a path',
  async (path) => {
    const { stderr } = await runCli(['send', 'order.created', '--to', '9', '--wait-for', path]);

    expect(stderr).toContain(`--wait-for: expected a path of the receiver, got "${path}".`);
  },
);

it('refuses what is not a time', async () => {
  const { stderr } = await runCli('send order.created --to 9 --kill-at soon');

  expect(stderr).toContain('--kill-at: expected a time after the event or an attempt, got "soon".');
});

function momentNamed(name: 'restartAt' | 'killAt', text = '') {
  const moment = parseMoment(text);
  return moment === undefined ? {} : { [name]: moment };
}
