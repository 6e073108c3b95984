import { type Invariant, object, of, unequal } from './invariant.ts';

export const GOODS_AGREE: Invariant = {
  holds: 'products and their variants agree, and what is shipped or returned was bought',
  violations: (story) => [
    ...of(story, 'products-variant').flatMap((event) => {
      const product = story.events.findLast(
        ({ entry, data }) => entry.resource === 'product' && data['id'] === event.data['product_id'],
      );
      if (product === undefined) return [];
      const has = (list: string, id: unknown) => [product.data[list]].flat().includes(id as number);
      const prices = [event.data['price_ids']].flat();
      return unequal(event, {
        'that its product lists it': [has('variant_ids', event.data['id']), true],
        'that its product lists its prices': [prices.every((id) => has('price_ids', id)), true],
        'the default of its product': [
          event.data['default'],
          product.data['default_variant_id'] === event.data['id'],
        ],
      });
    }),
    ...of(story, 'orders-transaction')
      .filter(({ entry }) => entry.name.endsWith('.created'))
      .flatMap((event) =>
        unequal(event, {
          'the result': [event.data['result'] === 'approved', event.data['status'] === 'completed'],
        }),
      ),
    ...of(story, 'orders-invoice').flatMap((event) => {
      const isExternal = event.data['payment_processor'] === 'external';
      const paidFor = of(story, 'orders-transaction').some(
        ({ data }) => data['order_id'] === event.data['order_id'],
      );
      return unequal(event, {
        'that external orders have no transactions': [isExternal && paidFor, false],
        'the processor of its order': [object(event.data['order'])['id'] !== event.data['order_id'], false],
      });
    }),
  ],
};
