import { expect, it } from 'vitest';
import { parameterValues } from '../../../src/journeys/parameter-values.ts';
import { tellJourney } from '../../../src/journeys/tell-journey.ts';
import { journeyCalled } from '../../support/journeys/built-in-journeys.ts';

const OPENS_AT = Date.parse('2026-03-02T09:00:00.000Z');

it('tells the same events whether payloads are read at once or late', () => {
  const names = (snapshot: 'event' | 'late') =>
    tell('one-time-purchase', snapshot).map(({ eventType, step }) => `${eventType} in ${step}`);

  expect(names('late')).toEqual(names('event'));
});

it('lets created carry newer state where payloads are read late', () => {
  const statusOfCreated = (snapshot: 'event' | 'late') =>
    Array.from({ length: 20 }, (_, seed) => {
      const created = tell('one-time-purchase', snapshot, `seed ${seed}`).find(
        ({ eventType }) => eventType === 'orders/invoice.created',
      );
      return created?.content.kind === 'snapshot' ? created.content.payload.data['status'] : undefined;
    });

  expect(new Set(statusOfCreated('event')).size).toBe(1);
  expect(new Set(statusOfCreated('late')).size).toBeGreaterThan(1);
});

function tell(name: string, snapshot: 'event' | 'late', seed = 'late') {
  const journey = journeyCalled(name);
  return tellJourney({
    journey,
    parameters: parameterValues(journey, {}),
    seed,
    telling: 1,
    opensAt: OPENS_AT,
    startsAt: OPENS_AT,
    snapshot,
  });
}
