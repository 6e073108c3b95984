import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EVENT_CATALOG } from '../../../src/events/catalog.ts';
import type { ApiVersion } from '../../../src/events/event-type.ts';
import { findEventType } from '../../../src/events/find-event-types.ts';
import { isSubscribed, type RoutedEvent, type Subscription } from '../../../src/workspace/subscriptions.ts';

const NAMES: readonly string[] = EVENT_CATALOG.map(({ name }) => name);
const apiVersion = fc.constantFrom<ApiVersion>('v1', 'v2');
const id = fc.integer({ min: 1, max: 5 });
const scope = fc.option(fc.uniqueArray(id, { maxLength: 3 }));
const subscription: fc.Arbitrary<Subscription> = fc.record({
  apiVersion,
  eventTypeIds: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 4 }),
  pageIds: scope,
  funnelIds: scope,
});
const event: fc.Arbitrary<RoutedEvent> = fc.record({
  type: fc.constantFrom(...NAMES),
  apiVersion,
  pageId: fc.option(id),
  funnelId: fc.option(id),
});

it.each<[string, Partial<Subscription>, Partial<RoutedEvent>, boolean]>([
  ['takes a type that is listed', { eventTypeIds: ['order.created'] }, {}, true],
  ['leaves a type that is not listed', { eventTypeIds: ['order.updated'] }, {}, false],
  ['takes every type with an empty list', { eventTypeIds: [] }, {}, true],
  ['leaves events of another version', { apiVersion: 'v1' }, {}, false],
  [
    'takes the later spelling for the documented one',
    { eventTypeIds: ['form_submission.created'] },
    { type: 'form/submission.created' },
    true,
  ],
  [
    'takes the documented spelling for the later one',
    { eventTypeIds: ['contact/applied_tag.created'] },
    { type: 'contacts/applied_tag.created' },
    true,
  ],
  ['takes events of a page that is listed', { pageIds: [4, 5] }, { pageId: 5 }, true],
  ['leaves events of another page', { pageIds: [4] }, { pageId: 5 }, false],
  ['leaves events of no page where pages are listed', { pageIds: [4] }, { pageId: null }, false],
  ['takes events of any page with an empty list', { pageIds: [] }, { pageId: 5 }, true],
  ['wants both where both are listed', { pageIds: [5], funnelIds: [9] }, { pageId: 5, funnelId: 8 }, false],
])('%s', (_, wanted, happened, expected) => {
  const subscribed = isSubscribed(
    { apiVersion: 'v2', eventTypeIds: [], pageIds: null, funnelIds: null, ...wanted },
    { type: 'order.created', apiVersion: 'v2', pageId: null, funnelId: null, ...happened },
  );

  expect(subscribed).toBe(expected);
});

it('never crosses versions', () => {
  fc.assert(
    fc.property(subscription, event, (wanted, happened) => {
      fc.pre(wanted.apiVersion !== happened.apiVersion);
      return !isSubscribed(wanted, happened);
    }),
  );
});

it('takes of the listed types, in either spelling, and of nothing else', () => {
  fc.assert(
    fc.property(subscription, event, (wanted, happened) => {
      const spellings = [happened.type, ...(findEventType(happened.type)?.aliases ?? [])];
      const isListed =
        wanted.eventTypeIds.length === 0 || wanted.eventTypeIds.some((name) => spellings.includes(name));
      const open = { ...wanted, apiVersion: happened.apiVersion, pageIds: null, funnelIds: [] };

      expect(isSubscribed(open, happened)).toBe(isListed);
    }),
  );
});

it('takes no more events when it names more pages or funnels to start with, and no fewer when it names another', () => {
  fc.assert(
    fc.property(subscription, event, id, (wanted, happened, further) => {
      const unscoped = { ...wanted, pageIds: null, funnelIds: null };
      const pageIds =
        wanted.pageIds === null || wanted.pageIds.length === 0 ? null : [...wanted.pageIds, further];

      if (isSubscribed(wanted, happened)) expect(isSubscribed(unscoped, happened)).toBe(true);
      if (isSubscribed(wanted, happened)) expect(isSubscribed({ ...wanted, pageIds }, happened)).toBe(true);
    }),
  );
});

it('does not care in which order anything is listed', () => {
  fc.assert(
    fc.property(subscription, event, (wanted, happened) => {
      const reversed = {
        ...wanted,
        eventTypeIds: wanted.eventTypeIds.toReversed(),
        pageIds: wanted.pageIds?.toReversed() ?? null,
        funnelIds: wanted.funnelIds?.toReversed() ?? null,
      };

      expect(isSubscribed(reversed, happened)).toBe(isSubscribed(wanted, happened));
    }),
  );
});
