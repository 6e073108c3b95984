import fc from 'fast-check';
import { expect, it } from 'vitest';
import { holdsName, restorer, retell } from '../../../src/checks/convergence/identities.ts';
import { createSimulator } from '../../../src/compose/create-simulator.ts';
import type { OutgoingEvent } from '../../../src/events/outgoing-event.ts';
import type { JsonValue } from '../../../src/internal/json.ts';
import { createRandom } from '../../../src/random/random.ts';

async function eventsOf(journey: string, seed: number): Promise<readonly OutgoingEvent[]> {
  await using simulator = createSimulator({ to: () => new Response(), seed });
  return Array.from(await simulator.planJourney(journey), ({ event }) => event);
}

function bodyOf({ body }: OutgoingEvent): JsonValue {
  return JSON.parse(Buffer.from(body).toString('utf8'));
}

/** As a state shows it after the way back, where names are text. */
function asText(value: JsonValue): string {
  return JSON.stringify(value).replaceAll(/(?<=[:[,])(\d+)(?=[,\]}])/g, '"$1"');
}

it('finds the way back from every name, however short the numbers are', async () => {
  const events = await eventsOf('dunning-recovers', 16);

  fc.assert(
    fc.property(fc.string(), (seed) => {
      const told = retell(events, createRandom(seed));
      for (const [index, event] of told.events.entries()) {
        const original = events[index];
        expect(original && asText(bodyOf(original))).toBe(asText(told.original(bodyOf(event))));
      }
    }),
    { numRuns: 30 },
  );
});

it('gives every event and subject another name, and changes nothing that only counts', async () => {
  const events = await eventsOf('dunning-recovers', 3);
  const told = retell(events, createRandom('other people')).events;

  const known = new Set(events.flatMap(({ id, subjectId }) => [id, subjectId]));
  expect(told.flatMap(({ id, subjectId }) => [id, subjectId]).filter((name) => known.has(name))).toEqual([]);
  const rebills = (all: readonly OutgoingEvent[]) =>
    all.map((event) => /"rebill_number":\d+/.exec(JSON.stringify(bodyOf(event)))?.[0]);
  expect(rebills(told)).toEqual(rebills(events));
});

it.each([
  ['a number by itself', 'receipt for invoice 71234', '71234', true],
  ['a number between letters', 'order71234paid', '71234', true],
  ['a number in a longer one', 'receipt for invoice 871234905', '71234', false],
  ['a number that comes later by itself', '871234 71234', '71234', true],
  ['an address in a link', 'mailto:ann@example.com', 'ann@example.com', true],
])('finds %s: %j', (_, text, name, isThere) => {
  expect(holdsName(text, name)).toBe(isThere);
});

it('leaves numbers alone that only contain a new one', () => {
  const restore = restorer(new Map([['71234', '55']]));

  expect(restore('order 71234, invoice 871234905')).toBe('order 55, invoice 871234905');
});
