import { EVENT_CATALOG } from '../../src/events/catalog.ts';
import { WIRE_SHAPES } from '../../src/events/envelope.ts';
import type { EventTypeEntry } from '../../src/events/event-type.ts';
import { loadJourney } from '../../src/journeys/load-journey.ts';
import { parameterValues } from '../../src/journeys/parameter-values.ts';
import { planTellings } from '../../src/journeys/plan-tellings.ts';
import { createEvent } from '../../src/payloads/create-event.ts';
import { eventSource } from '../../src/payloads/event-source.ts';

const V2: readonly EventTypeEntry[] = EVENT_CATALOG.filter(({ versions }) =>
  new Set<string>(versions).has('v2'),
);
/** An ordinary day, the end of a leap day, the end of a year, and a day in winter. */
const PRESENTS = [
  '2026-01-15T12:00:00Z',
  '2028-02-29T23:59:59.900Z',
  '2027-12-31T23:59:58Z',
  '2026-11-30T10:00:00Z',
];

/** One event after another, of every type, in both envelopes, some of them read late or tidy. */
export function* eventBodies(count: number): Generator<Uint8Array> {
  for (let index = 0; index < count; index += 1) {
    const entry = V2[index % V2.length];
    if (entry === undefined) return;
    const at = Date.parse(PRESENTS[Math.floor(index / V2.length) % PRESENTS.length] ?? '') + index;
    const seed = String(Math.floor(index / 1_000));
    yield createEvent({
      entry,
      apiVersion: 'v2',
      wire: WIRE_SHAPES[index % WIRE_SHAPES.length] ?? 'documented',
      snapshot: index % 5 === 0 ? 'late' : 'event',
      realism: index % 10 === 0 ? 'tidy' : 'real',
      at,
      ...eventSource({ seed, index, eventType: entry.name }, at),
    }).body;
  }
}

/** The bodies of one telling of a journey. */
export async function storyBodies(name: string, seed: string): Promise<Uint8Array[]> {
  const journey = await loadJourney(name);
  const plan = planTellings({
    journey,
    parameters: parameterValues(journey, {}),
    seed,
    opensAt: Date.parse('2027-12-20T09:00:00Z'),
    firstTelling: 1,
    repeat: 1,
    everyMs: 0,
    apiVersion: 'v2',
    wire: 'documented',
    catalog: 'every',
    customFields: {},
    customEvents: [],
  });
  return Array.from(plan, ({ event }) => event.body);
}
