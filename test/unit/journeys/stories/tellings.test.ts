import { expect, it } from 'vitest';
import { DAY_MS } from '../../../../src/payloads/scene/story-time.ts';
import { JOURNEYS, journeyCalled } from '../../../support/journeys/built-in-journeys.ts';
import { OPENS_AT, type Story, tell } from '../../../support/journeys/stories.ts';
import { object, objects } from '../invariants/invariant.ts';

it('tells the same story for the same seed, and another one for another', () => {
  for (const journey of JOURNEYS) {
    expect(tell(journey)).toEqual(tell(journey));
    expect(tell(journey, { seed: 'another' })).not.toEqual(tell(journey));
  }
});

it('tells each time of other people', () => {
  for (const journey of JOURNEYS) {
    const people = [1, 2, 3].map((telling) => new Set(idsOf(tell(journey, { telling }), 'contact')));

    const [first = new Set(), second = new Set()] = people;
    expect([...first].filter((id) => second.has(id))).toEqual([]);
  }
});

it('sells the same products in every telling, however much later it begins', () => {
  const tellings = [0, 1, 40].map((days) =>
    tell(journeyCalled('purchase-with-shipping'), {
      telling: days + 1,
      startsAt: OPENS_AT + days * DAY_MS,
    }),
  );

  const [first, ...others] = tellings.map(({ given }) => given.map(({ data }) => data));
  for (const other of others) expect(other).toEqual(first);
});

it('lets subscriptions that are given be due in a later telling as well', () => {
  const story = tell(journeyCalled('everything'), { telling: 9, startsAt: OPENS_AT + 200 * DAY_MS });

  expect(story.eventTypes).toContain('renewal-invoice-payment-declined');
});

it('puts one product on sale in the currencies of all buyers', () => {
  const lines = ['US', 'GB', 'DE'].map((country) => {
    const { events } = tell(journeyCalled('one-time-purchase'), { parameters: { country } });
    const order = events.find(({ entry }) => entry.name === 'order.created')?.data ?? {};
    return object(objects(order['line_items'])[0]?.['products_price']);
  });

  expect(lines.map(({ currency }) => currency)).toEqual(['usd', 'gbp', 'eur']);
  expect(new Set(lines.map(({ id }) => id)).size).toBe(3);
});

function idsOf({ events }: Story, resource: string): unknown[] {
  return events.filter(({ entry }) => entry.resource === resource).map(({ data }) => data['id']);
}
