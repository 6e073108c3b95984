import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSimulator, defineJourney, listJourneys, type StoryPlace } from '../../src/index.ts';
import { folderWith } from '../unit/config/temp-folder.ts';

const VISIT = defineJourney({
  name: 'visit',
  title: 'Somebody comes, and says later who they are',
  parameters: { wait: { default: '30s' } },
  steps: [
    { create: 'visitor', contact: { anonymous: true } },
    { after: `\${wait}`, identify: 'visitor' },
  ],
});

it('delivers a journey that is defined in code', async () => {
  await using simulator = simulatorOf(() => 200);

  const report = await simulator.run(VISIT);

  expect(report.verdict).toBe('passed');
  expect(report.deliveries.map(({ eventType, story }) => [eventType, story?.step])).toEqual([
    ['contact.created', 'create visitor'],
    ['contact.updated', 'identify visitor'],
    ['contact.identified', 'identify visitor'],
  ]);
  expect(report.reproduce).toMatch(/\.run\(journey\)$/);
});

it('delivers the journey of a file, with what this run chooses', async () => {
  const folder = folderWith({ 'visit.json': { ...VISIT, name: undefined } });
  await using simulator = simulatorOf(() => 200);

  const plan = [...(await simulator.planJourney(join(folder, 'visit.json'), { wait: '2h' }))];

  expect(plan.map(({ emitAfterMs = 0 }) => Math.floor(emitAfterMs / 1_000))).toEqual([0, 7_200, 7_200]);
});

it('tells a journey about other people each time, and says which telling it is', async () => {
  const subjects: number[] = [];
  await using simulator = simulatorOf((body) => {
    subjects.push(body.subject_id);
    return 200;
  });

  await simulator.run(VISIT);
  const second = await simulator.run(VISIT, {}, { repeat: 2, every: '10s' });

  expect(new Set(subjects).size).toBe(3);
  expect(new Set(second.deliveries.map(({ story }) => story?.telling))).toEqual(new Set([2, 3]));
});

it('retries within a story, and goes on with it meanwhile', async () => {
  const arrived: string[] = [];
  await using simulator = simulatorOf((body) => {
    arrived.push(body.event_type);
    return arrived.length === 1 ? 500 : 200;
  });

  const report = await simulator.run(VISIT, { wait: '10s' });

  expect(arrived).toEqual(['contact.created', 'contact.updated', 'contact.identified', 'contact.created']);
  expect(report.summary.delivered).toBe(3);
});

it('lets faults strike within a story, which keeps its place in the report', async () => {
  await using simulator = simulatorOf(() => 200);

  const report = await simulator.run(VISIT, {}, { faults: { duplicate: '100%', order: 'shuffled' } });

  const places = report.deliveries.map(({ story }): StoryPlace | undefined => story);
  expect(report.deliveries).toHaveLength(6);
  expect(places.every((place) => place?.journey === 'visit')).toBe(true);
});

it('signs with the true time, and waits in simulated time, while the story goes on for months', async () => {
  const createdAt: string[] = [];
  await using simulator = simulatorOf((body) => {
    createdAt.push(body.created_at);
    return 200;
  });

  const report = await simulator.run(VISIT, { wait: '2 months' });

  const signedAt = report.deliveries.map(({ attempts }) => attempts[0]?.signatureTimestamp ?? 0);
  expect(createdAt.map((moment) => moment.slice(0, 7))).toEqual(['2026-01', '2026-03', '2026-03']);
  expect(Math.max(...signedAt) - Math.min(...signedAt)).toBeLessThan(60);
});

it('lists the built-in journeys with what may be chosen', async () => {
  const journeys = await listJourneys();

  expect(journeys.find(({ name }) => name === 'one-time-purchase')).toMatchObject({
    title: expect.any(String),
    parameters: { quantity: { default: 1, minimum: 1 } },
  });
});

it.each([
  ['one-time-purchas', {}, {}, 'Unknown journey "one-time-purchas". Did you mean "one-time-purchase"?'],
  ['one-time-purchase', { quantity: 0 }, {}, '"quantity" must be at least 1, got 0.'],
  ['one-time-purchase', {}, { repeat: 0 }, '"repeat" must be a whole number of at least 1, got 0.'],
  ['one-time-purchase', {}, { every: 'soon' }, '"every" must be a duration, got "soon".'],
  [
    defineJourney({ name: 'sale', steps: [{ pay: 'purchase' }] }),
    {},
    {},
    'sale at steps.0.pay: "purchase" does not exist at this point',
  ],
])('refuses %j %j %j', async (journey, parameters, options, message) => {
  await using simulator = simulatorOf(() => 200);

  await expect(simulator.run(journey, parameters, options)).rejects.toThrow(message);
});

interface Body {
  readonly event_type: string;
  readonly subject_id: number;
  readonly created_at: string;
}

function simulatorOf(response: (body: Body) => number) {
  const receive = async (request: Request) => {
    const body: Body = JSON.parse(await request.text());
    return new Response(null, { status: response(body) });
  };
  return createSimulator({ to: receive, clock: 'virtual', seed: 7 });
}
