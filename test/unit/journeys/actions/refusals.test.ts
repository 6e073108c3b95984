import { expect, it } from 'vitest';
import type { JourneyDefinition } from '../../../../src/journeys/journey-definition.generated.ts';
import { loadJourney } from '../../../../src/journeys/load-journey.ts';
import { tell } from '../../../support/journeys/stories.ts';

type Steps = JourneyDefinition['steps'];

const SHOP = [
  { create: 'ebook', product: { price: 19 } },
  { create: 'club', product: { billing: 'monthly', price: 29 } },
  { create: 'plus', product: { billing: 'monthly', price: 59 } },
  { create: 'apron', product: { physical: true, price: 46 } },
] as const satisfies Steps;
const BUYER = { create: 'buyer', contact: {} } as const;

function order(product: string, more = {}) {
  return { create: 'purchase', order: { of: 'buyer', items: [{ product }], ...more } };
}

const REFUSED: readonly (readonly [what: string, steps: Steps, message: RegExp])[] = [
  [
    'a payment of what is paid',
    [order('ebook'), { pay: 'purchase' }, { pay: 'purchase' }],
    /still to be paid/,
  ],
  [
    'a second period while the first is owed',
    [order('club'), { pay: 'purchase' }, { renew: 'purchase', outcome: 'declined' }, { renew: 'purchase' }],
    /still has/,
  ],
  [
    'a renewal before the first payment',
    [order('club'), { renew: 'purchase' }],
    /not a running subscription/,
  ],
  [
    'what is past due within a day',
    [order('ebook'), { after: '2h', 'past-due': 'purchase' }],
    /after 24 hours/,
  ],
  [
    'giving up what is not past due',
    [order('ebook'), { abandon: 'purchase' }],
    /no invoice that is past due/,
  ],
  [
    'a refusal where nobody charges',
    [order('ebook', { processor: 'external' }), { decline: 'purchase' }],
    /payments_ai and stripe only/,
  ],
  [
    'a refund of more than was paid',
    [order('ebook'), { pay: 'purchase' }, { refund: 'purchase', amount: 1_000 }],
    /is not possible/,
  ],
  [
    'goods that come back before the money',
    [order('apron'), { pay: 'purchase' }, { restock: 'purchase' }],
    /no invoice that is refunded/,
  ],
  [
    'a second shipment of the same goods',
    [order('apron'), { pay: 'purchase' }, { fulfill: 'purchase' }, { fulfill: 'purchase' }],
    /already shipped/,
  ],
  [
    'a shipment of what is not shipped',
    [order('ebook'), { pay: 'purchase' }, { fulfill: 'purchase' }],
    /contains nothing to ship/,
  ],
  [
    'an upgrade to what is cheaper',
    [order('plus'), { pay: 'purchase' }, { upgrade: 'purchase', to: 'club' }],
    /dearer product/,
  ],
  ['the cancellation of a single purchase', [order('ebook'), { cancel: 'purchase' }], /only a subscription/],
  [
    'forgetting somebody who subscribes',
    [order('club'), { pay: 'purchase' }, { delete: 'buyer' }],
    /cannot be deleted while/,
  ],
  [
    'an event whose name is not true',
    [order('ebook'), { emit: 'order.completed', of: 'purchase' }],
    /says of "purchase" that service_status is "completed"/,
  ],
  ['a discount above the price', [order('ebook', { discount: 20 })], /more than the items cost/],
];

it.each(REFUSED)('refuses %s, with the place and a cure', async (_what, steps, message) => {
  const journey = await loadJourney({ name: 'shop', given: [...SHOP], steps: [BUYER, ...steps] });

  expect(() => tell(journey)).toThrow(message);
  expect(() => tell(journey)).toThrow(expect.objectContaining({ code: 'invalid-journey' }));
});

it('lets an order identify whoever is anonymous', async () => {
  const journey = await loadJourney({
    name: 'shop',
    given: [...SHOP],
    steps: [
      { create: 'buyer', contact: { anonymous: true } },
      { after: '1m', ...order('ebook') },
    ],
  });

  const { events } = tell(journey);

  expect(events.map(({ entry }) => entry.name)).toEqual([
    'contact.created',
    'contact.updated',
    'contact.identified',
    'order.created',
    'orders/invoice.created',
  ]);
  expect(events[0]?.data['email_address']).toBeNull();
  expect(events[3]?.data['contact']).toEqual(events[2]?.data);
});

it('keeps what was known of a contact who says who they are', async () => {
  const journey = await loadJourney({
    name: 'shop',
    steps: [
      { create: 'buyer', contact: { anonymous: true }, set: { first_name: 'Ada' } },
      { tag: 'buyer', with: 'Lead' },
      { after: '1m', identify: 'buyer' },
    ],
  });

  const identified = tell(journey).events.at(-1)?.data;

  expect(identified).toMatchObject({ first_name: 'Ada', anonymous: 0, tags: [{ name: 'Lead' }] });
});

it('takes a course apart from the inside when it is deleted', async () => {
  const journey = await loadJourney({
    name: 'school',
    steps: [
      BUYER,
      { create: 'baking', course: {} },
      { create: 'basics', section: { of: 'baking' } },
      { create: 'dough', lesson: { of: 'basics' } },
      { create: 'seat', enrollment: { of: 'buyer', in: 'baking' } },
      { after: '1d', delete: 'baking' },
    ],
  });

  expect(tell(journey).eventTypes.slice(-4)).toEqual([
    'courses/enrollment.deleted',
    'courses/lesson.deleted',
    'courses/section.deleted',
    'course.deleted',
  ]);
});
