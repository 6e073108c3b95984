import { expect, it } from 'vitest';
import { EVENT_CATALOG } from '../../../../src/events/catalog.ts';
import type { Journey } from '../../../../src/journeys/journey.ts';
import { DAY_MS } from '../../../../src/payloads/scene/story-time.ts';
import { JOURNEYS, journeyCalled } from '../../../support/journeys/built-in-journeys.ts';
import { OPENS_AT, tell } from '../../../support/journeys/stories.ts';

const DOCUMENTED = EVENT_CATALOG.filter(({ catalog }) => catalog === 'documented').map(({ name }) => name);

it('has a journey for each of the stories that are told', () => {
  expect(JOURNEYS.map(({ name }) => name)).toEqual([
    'appointment-booking',
    'blog-publishing',
    'cancellation',
    'catalog-change',
    'community-discussion',
    'contact-lifecycle',
    'course-authoring',
    'course-purchase-and-completion',
    'dunning-churns',
    'dunning-recovers',
    'enrollment-suspended',
    'everything',
    'external-order-by-api',
    'invoice-abandoned-and-reissued',
    'lead-capture',
    'one-time-purchase',
    'opportunity-pipeline',
    'purchase-with-shipping',
    'refund-with-restock',
    'subscription-downgrade',
    'subscription-pause-and-reactivate',
    'subscription-renewals',
    'subscription-start',
    'subscription-trial-converts',
    'subscription-upgrade',
    'survey-application',
    'tag-automation',
    'upsell-purchase',
  ]);
});

it('lets all 62 documented event types occur in a week of a small shop', () => {
  const { eventTypes } = tell(journeyCalled('everything'));

  expect(DOCUMENTED).toHaveLength(62);
  expect(DOCUMENTED.filter((name) => !eventTypes.includes(name))).toEqual([]);
});

it('lets every event type of the catalog occur in some journey, in one of its spellings', () => {
  const occurring = new Set(JOURNEYS.flatMap(tellEveryChoice));

  expect(
    EVENT_CATALOG.filter(({ name, aliases }) => ![name, ...aliases].some((one) => occurring.has(one))),
  ).toEqual([]);
});

it('lets the week be over after ten days, whatever the month', () => {
  for (const month of Array.from({ length: 24 }, (_, index) => index)) {
    const opensAt = Date.UTC(2026, month, 1 + ((month * 7) % 28), 9);

    const { events } = tell(journeyCalled('everything'), { opensAt });

    expect(events.at(-1)?.at).toBeLessThan(opensAt + 10 * DAY_MS);
  }
});

it('says of every journey what it is about', () => {
  for (const { about, parameters } of JOURNEYS) {
    expect(about.length).toBeGreaterThan(150);
    for (const parameter of parameters.values()) expect(parameter.about).toMatch(/\.$/);
  }
});

it('begins every journey on the day on which it is told', () => {
  for (const journey of JOURNEYS) expect(tell(journey).events[0]?.at).toBe(OPENS_AT);
});

/** The event types of a journey, whatever is chosen for one parameter. */
function tellEveryChoice(journey: Journey): readonly string[] {
  const chosen = [...journey.parameters].flatMap(([name, { options, default: usual }]) => {
    const values = typeof usual === 'boolean' ? [true, false] : options;
    return values.flatMap((value) => tell(journey, { parameters: { [name]: value } }).eventTypes);
  });
  return [...tell(journey).eventTypes, ...chosen];
}
