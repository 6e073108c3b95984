import type { JsonObject, JsonValue } from '../../../../src/internal/json.ts';
import { type Invariant, named, object } from './invariant.ts';

const IDENTITY = ['public_id', 'uuid', 'created_at', 'order_number', 'invoice_number'];

export const IDENTITY_STAYS: Invariant = {
  holds: 'one entity has one public_id, uuid and created_at, wherever it occurs',
  violations: ({ events, given }) => {
    const known = new Map<string, JsonValue>();
    return [...given, ...events].flatMap((event) => {
      const { entry, data } = event;
      const order = entry.resource === 'orders-invoice' ? object(data['order']) : data;
      return [
        ...changed(String(entry.resource), data, known),
        ...changed('order', entry.resource === 'orders-invoice' ? order : {}, known),
        ...changed('contact', object(order['contact']), known),
      ].map((what) => `${named(event)}: ${what}`);
    });
  },
};

function changed(resource: string, record: JsonObject, known: Map<string, JsonValue>): string[] {
  const { id } = record;
  if (typeof id !== 'number') return [];
  return IDENTITY.flatMap((field) => {
    const value = record[field];
    const key = `${resource} ${id} ${field}`;
    const before = known.get(key);
    if (value === undefined) return [];
    known.set(key, before ?? value);
    return before === undefined || before === value
      ? []
      : [`${field} of ${resource} ${id} was ${String(before)} and is ${String(value)}.`];
  });
}
