import { expect, it } from 'vitest';
import { EVENT_CATALOG } from '../../src/events/catalog.ts';
import { runCli } from './run-cli.ts';

/** A plan, as `--plan --json` prints it. */
interface Plan {
  readonly deliveries: readonly {
    readonly eventId: string;
    readonly eventType: string;
    readonly apiVersion: string;
    readonly lateByMs: number;
  }[];
}

it('sends one of each event that is named', async () => {
  expect(await typesOf('order.created contact.created')).toEqual(['order.created', 'contact.created']);
});

it('goes round as often as --count says', async () => {
  expect(await typesOf('order.created contact.created --count 2')).toEqual([
    'order.created',
    'contact.created',
    'order.created',
    'contact.created',
  ]);
});

it('keeps the ratio of weights in every round, mixed by the seed', async () => {
  const types = await typesOf('order.created:5 contact.created:1 --count 20 --seed 7');
  const rounds = Array.from({ length: 20 }, (_, round) => types.slice(round * 6, round * 6 + 6));

  expect(types).toHaveLength(120);
  for (const round of rounds) {
    expect(round.filter((type) => type === 'contact.created')).toHaveLength(1);
  }
  expect(new Set(rounds.map((round) => round.indexOf('contact.created'))).size).toBeGreaterThan(2);
  expect(await typesOf('order.created:5 contact.created:1 --count 20 --seed 7')).toEqual(types);
  expect(await typesOf('order.created:5 contact.created:1 --count 20 --seed 8')).not.toEqual(types);
});

it('leaves out what has a weight of 0', async () => {
  const all = await typesOf('order.*');

  expect(all).toContain('order.created');
  expect(await typesOf('order.* order.created:0')).toEqual(all.filter((type) => type !== 'order.created'));
});

it('sends bodies of a pool with ids of their own under --fresh ids', async () => {
  const { deliveries } = await planOf('order.created contact.created --count 40 --fresh ids --seed 7');

  expect(new Set(deliveries.map(({ eventId }) => eventId)).size).toBe(80);
  expect(await planOf('order.created contact.created --count 40 --fresh ids --seed 7')).toMatchObject({
    deliveries,
  });
});

it('refuses --fresh ids with a body, and anything else than its two words', async () => {
  const withBody = await runCli('send order.created --fresh ids --body package.json');
  const unknown = await runCli('send order.created --fresh id');

  expect(withBody.exitCode).toBe(2);
  expect(withBody.stderr).toContain('--body cannot be combined with --fresh ids.');
  expect(unknown.exitCode).toBe(2);
  expect(unknown.stderr).toContain('--fresh: expected everything or ids, got "id".');
});

it.each([
  ['--rate 4', [0, 250, 500]],
  ['--rate 4/s', [0, 250, 500]],
  ['--rate 30/m', [0, 2_000, 4_000]],
  ['--rate 30/min', [0, 2_000, 4_000]],
  ['--rate 3600/h', [0, 1_000, 2_000]],
])('spaces events with %s', async (rate, times) => {
  const { deliveries } = await planOf(`order.created --count 3 ${rate}`);

  expect(deliveries.map(({ lateByMs }) => lateByMs)).toEqual(times);
});

it.each([
  ['--rate 10/s --duration 3s', 30],
  ['--rate 10/s --duration 3s --count 7', 7],
  ['--rate 10/s --duration 1s --count 50', 10],
  ['--rate 1/h --duration 1s', 1],
])('makes as many events as fit: %s', async (volume, count) => {
  expect(await typesOf(`contact.created ${volume}`)).toHaveLength(count);
});

it('sends at a rate for a while on a scaled clock, also unattended', async () => {
  const { exitCode, stdout } = await runCli(
    'send contact.created --rate 1/s --duration 5m --time-scale 600 --json --seed 7',
  );

  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout).summary).toMatchObject({ deliveries: 300, delivered: 300 });
});

it('goes on for so long in real time where there is no rate', async () => {
  const startedAt = performance.now();
  const { exitCode, stdout } = await runCli(
    'send contact.created --duration 300ms --instant --json --seed 7',
  );

  expect(exitCode).toBe(0);
  expect(performance.now() - startedAt).toBeGreaterThan(300);
  expect(JSON.parse(stdout).summary.delivered).toBeGreaterThan(0);
});

it('stops at --count when that comes before the end of --duration', async () => {
  const { stdout } = await runCli('send contact.created --duration 10m --count 5 --instant --json');

  expect(JSON.parse(stdout).summary.delivered).toBe(5);
});

it.each([
  ['documented', 'documented'],
  ['later', 'later'],
])('chooses "all" from the %s event types', async (which, catalog) => {
  const expected = EVENT_CATALOG.filter((entry) => entry.catalog === catalog).map(({ name }) => name);

  const types = await typesOf(`all --catalog ${which}`);

  expect(new Set(types)).toEqual(new Set(expected));
});

it('chooses "all" from every event type there is', async () => {
  const every = await typesOf('all --catalog every');

  expect(every.length).toBeGreaterThan((await typesOf('all')).length);
});

it('leaves out of a pattern what V1 does not have', async () => {
  const { deliveries } = await planOf('runs/* order.* --api-version v1');

  expect(deliveries.length).toBeGreaterThan(0);
  for (const { apiVersion } of deliveries) expect(apiVersion).toBe('v1');
});

it.each([
  ['order.created:0', '"order.created:0" selects no event.'],
  ['order.creatd', 'order.created'],
  ['order.created --count 0', '--count: expected a whole number from 1'],
  ['order.created --rate fast', '--rate: expected events per time, got "fast".'],
  ['order.created --rate 0', '--rate: expected events per time'],
  ['order.created --duration 5', '--duration: expected a duration, got "5".'],
  ['order.created --catalog old', '--catalog: expected documented, later or every'],
  ['order.created --duration 5s --plan', '--plan requires a known number of events.'],
  ['order.created --duration 5s --order shuffled', '--order requires a known number of events.'],
])('refuses "%s"', async (words, complaint) => {
  const { exitCode, stdout, stderr } = await runCli(`send ${words}`);

  expect(exitCode).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(complaint);
});

async function planOf(words: string): Promise<Plan> {
  const { exitCode, stdout, stderr } = await runCli(`send ${words} --plan --json`);
  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
  return JSON.parse(stdout);
}

async function typesOf(words: string): Promise<string[]> {
  return (await planOf(words)).deliveries.map(({ eventType }) => eventType);
}
