import { expect, it } from 'vitest';
import { requireEventType } from '../../../src/events/find-event-types.ts';
import { loadJourney } from '../../../src/journeys/load-journey.ts';
import { parameterValues } from '../../../src/journeys/parameter-values.ts';
import { countTold, type JourneyPlanRequest, planTellings } from '../../../src/journeys/plan-tellings.ts';

const OPENS_AT = Date.UTC(2026, 0, 15, 12);

it('interleaves tellings in the order of story time', async () => {
  const plan = [...planTellings(await request({ repeat: 3, everyMs: 20_000 }))];
  const times = plan.map(({ emitAfterMs = 0 }) => emitAfterMs);

  const tellings = plan.map(({ story }) => story?.telling ?? 0);

  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(new Set(tellings)).toEqual(new Set([1, 2, 3]));
  expect(tellings).not.toEqual(tellings.toSorted((a, b) => a - b));
});

it('tells each time about other people, in the same workspace', async () => {
  const plan = [...planTellings(await request({ repeat: 2 }))];
  const buyers = plan.filter(({ event }) => event.type === 'contact.created').map(bodyOf);

  expect(buyers[0]?.data.email_address).not.toBe(buyers[1]?.data.email_address);
  expect(buyers[0]?.data.workspace_id).toBe(buyers[1]?.data.workspace_id);
});

it('begins no telling before its time has come, however many there are', async () => {
  const endless = await request({ repeat: Number.MAX_SAFE_INTEGER });
  const plan = planTellings(endless);
  const tellings = Array.from({ length: 100 }, () => plan.next().value?.story?.telling ?? 0);

  expect(Math.max(...tellings)).toBeLessThan(15);
});

it('sends the first event at once where a great many tellings begin together', async () => {
  const plan = planTellings(await request({ repeat: 1_000_000, everyMs: 0 }));

  const tellings = Array.from({ length: 3 }, () => plan.next().value?.story?.telling);

  expect(tellings[0]).toBe(1);
  expect(Math.max(...tellings.map((telling) => telling ?? 0))).toBeLessThan(4);
});

it('gives the same bytes for the same seed, and others for another', async () => {
  const bytes = (plan: Iterable<{ readonly event: { readonly body: Uint8Array } }>) =>
    Array.from(plan, ({ event }) => Buffer.from(event.body).toString('utf8'));
  const first = bytes(planTellings(await request({ repeat: 2 })));
  const again = bytes(planTellings(await request({ repeat: 2 })));
  const other = bytes(planTellings(await request({ repeat: 2, seed: '8' })));

  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});

it('leaves later event types out where only documented ones are wanted', async () => {
  const all = await request({ journey: await loadJourney('everything') });
  const documented = [...planTellings({ ...all, catalog: 'documented' })];

  expect(documented.length).toBeLessThan(countTold(all));
  expect(new Set(documented.map(({ event }) => requireEventType(event.type).catalog))).toEqual(
    new Set(['documented']),
  );
});

it('sends V1 where an event has nothing else, and leaves it out where V2 is asked for', async () => {
  const all = await request({ journey: await loadJourney('everything') });
  const versions = new Set(Array.from(planTellings(all), ({ event }) => event.apiVersion));
  const onlyV2 = new Set(
    Array.from(planTellings({ ...all, apiVersion: 'v2' }), ({ event }) => event.apiVersion),
  );

  expect(versions).toEqual(new Set(['v1', 'v2']));
  expect(onlyV2).toEqual(new Set(['v2']));
});

it('counts the events of one telling', async () => {
  const one = await request({});

  expect(countTold({ ...one, repeat: 5 })).toBe([...planTellings(one)].length);
});

async function request(changes: Partial<JourneyPlanRequest>): Promise<JourneyPlanRequest> {
  const journey = changes.journey ?? (await loadJourney('one-time-purchase'));
  return {
    journey,
    parameters: parameterValues(journey),
    seed: '7',
    opensAt: OPENS_AT,
    firstTelling: 1,
    repeat: 1,
    everyMs: 60_000,
    apiVersion: undefined,
    wire: 'documented',
    catalog: undefined,
    ...changes,
  };
}

function bodyOf({ event }: { readonly event: { readonly body: Uint8Array } }) {
  const body: { readonly data: { readonly email_address: string; readonly workspace_id: number } } =
    JSON.parse(Buffer.from(event.body).toString('utf8'));
  return body;
}
