import type { JsonObject } from '../../../../src/internal/json.ts';
import { type Invariant, named, object } from './invariant.ts';

/** One change of an order shows in its invoice at once; the order's own event may come a moment later. */
export const ORDERS_ARE_CURRENT: Invariant = {
  holds: 'the order inside of an invoice is the order as it last was, or as its next event shows it',
  violations: ({ events, given }) => {
    const all = [...given, ...events];
    return all.flatMap((event, index) => {
      if (event.entry.resource !== 'orders-invoice') return [];
      const { contact: _, ...order } = object(event.data['order']);
      const isThis = ({ entry, data }: typeof event) =>
        entry.resource === 'order' && data['id'] === order['id'];
      const around = [all.slice(0, index).findLast(isThis), all.slice(index + 1).find(isThis)];
      const isCurrent = around.some((other) => other !== undefined && agrees(order, other.data));
      return isCurrent ? [] : [`${named(event)} shows its order as it never was.`];
    });
  },
};

function agrees(order: JsonObject, full: JsonObject): boolean {
  return Object.keys(order).every((field) => JSON.stringify(order[field]) === JSON.stringify(full[field]));
}
