import { expect, it } from 'vitest';
import { defineJourney, type JourneyDefinition } from '../../src/index.ts';

const SALE = { create: 'sale' } as const;

it('knows the words of journeys, and which fields each step has', () => {
  const journeys: readonly JourneyDefinition[] = [
    defineJourney({
      steps: [
        { create: 'club', product: { billing: 'monthly', price: '29.00' } },
        { create: 'buyer', contact: { country: 'DE' } },
        { create: 'sale', order: { of: 'buyer', items: [{ product: 'club', quantity: `\${quantity}` }] } },
        { after: '3s', pay: 'sale', when: { outcome: ['paid'] } },
        { repeat: 3, steps: [{ at: `\${sale.next_charge_at}`, renew: 'sale' }] },
      ],
    }),
    // @ts-expect-error there is no such verb
    defineJourney({ steps: [{ pya: 'sale' }] }),
    // @ts-expect-error nobody is from there
    defineJourney({ steps: [{ create: 'buyer', contact: { country: 'UK' } }] }),
    // @ts-expect-error an order has items
    defineJourney({ steps: [{ create: 'sale', order: { of: 'buyer' } }] }),
    // @ts-expect-error a quantity is a number, or refers to one
    defineJourney({ steps: [{ ...SALE, order: { of: 'b', items: [{ product: 'c', quantity: 'two' }] } }] }),
    // @ts-expect-error the story happens somewhere
    defineJourney({ title: 'Nothing happens' }),
  ];

  expect(journeys).toHaveLength(6);
});
