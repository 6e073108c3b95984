import { describe, expect, it } from 'vitest';
import { EVENT_CATALOG } from '../../../src/events/catalog.ts';
import type { ApiVersion, EventTypeEntry } from '../../../src/events/event-type.ts';
import type { OutgoingEvent } from '../../../src/events/outgoing-event.ts';
import { isJsonObject, type JsonObject, jsonObjectIn } from '../../../src/internal/json.ts';
import type { EventRecipe } from '../../../src/payloads/create-event.ts';
import { createCustomEventType } from '../../../src/payloads/custom-event.ts';
import { eventSource } from '../../../src/payloads/event-source.ts';
import { createEventPool, type EventPool } from '../../../src/payloads/pool/event-pool.ts';
import { validateData } from '../../../src/payloads/validation.ts';
import { serializeJson } from '../../../src/wire/serialize.ts';
import { AT, at, listAt, objectAt, seeds, thousandths, thousandthsOfParts, walk } from './payload-samples.ts';

const SEED = 'pool';
const POOL_SIZE = 32;
const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const ENTRIES: readonly EventTypeEntry[] = EVENT_CATALOG;
const V2 = ENTRIES.filter(({ versions }) => versions.includes('v2'));

const pool = createEventPool(SEED, AT);

describe.each(V2)('$name from a pool', ({ name, resource }) => {
  it('fits the schema of its resource', () => {
    for (const index of seeds(40))
      expect(validateData(`v2/${resource}`, dataOf(name, index)), `event ${index}`).toEqual([]);
  });

  it('differs from its template in ids, times and amounts, the same ones everywhere, and in nothing else', () => {
    const [before, after] = [valuesOf(name, 3), valuesOf(name, 3 + POOL_SIZE)];
    const renamed = new Map<unknown, unknown>();

    expect(after.map(({ path }) => path)).toEqual(before.map(({ path }) => path));
    for (const [index, { path, value }] of before.entries()) {
      const now = after[index]?.value;
      expect(typeof now, path).toBe(typeof value);
      if (path === 'created_at' || now === value) continue;
      expect(path).toMatch(
        /(^|[._])(id|ids\.\d+|uuid|public_id|\w+_number|\w*_at|start_on|end_on|\w*amount|code|current_path|url)$|description$/,
      );
      expect(renamed.get(value) ?? now, path).toBe(now);
      renamed.set(value, now);
    }
    expect(renamed.size).toBeGreaterThan(0);
  });

  it('is what its body says', () => {
    const { id, type, subjectId, subjectType, createdAt, body } = eventOf(name, 7);

    expect(JSON.parse(Buffer.from(body).toString())).toMatchObject({
      event_id: id,
      event_type: type,
      subject_id: subjectId,
      subject_type: subjectType,
      created_at: new Date(createdAt).toISOString(),
      data: { id: subjectId },
    });
    expect(createdAt).toBe(AT + 7);
  });

  it('tells of no change before the beginning', () => {
    for (const index of seeds(40)) {
      for (const { path, value } of walk(dataOf(name, index * 401))) {
        if (!isJsonObject(value)) continue;
        const { created_at: born, updated_at: touched } = value;
        if (typeof born === 'string' && typeof touched === 'string')
          expect(born <= touched, `${path}, event ${index}`).toBe(true);
      }
    }
  });
});

it.each(ENTRIES.flatMap(({ name, versions }) => versions.map((version) => [name, version] as const)))(
  'writes %s in %s as the serializer does',
  (name, version) => {
    const text = Buffer.from(eventOf(name, 5, { apiVersion: version }).body).toString();

    expect(serializeJson(JSON.parse(text))).toBe(text);
  },
);

it('adds orders and invoices up', () => {
  for (const index of seeds(200)) {
    const order = dataOf('order.created', index);
    const items = listAt(order, 'line_items').reduce<number>(
      (sum, line) => sum + Number(at(line, 'quantity')) * thousandths(at(line, 'products_price.amount')),
      0,
    );
    expect(items + thousandths(order['tax_amount'])).toBe(thousandths(order['total_amount']));

    const invoice = dataOf('orders/invoice.paid', index);
    const lines = listAt(invoice, 'line_items');
    const sum = (field: string) =>
      lines.reduce<number>((total, line) => total + thousandths(at(line, field)), 0);
    expect(sum('amount')).toBe(thousandths(invoice['subtotal_amount']));
    expect(sum('state_tax_amount')).toBe(thousandths(invoice['tax_amount']));
    expect(thousandthsOfParts(invoice)).toBe(thousandths(invoice['total_amount']));
    for (const line of lines) {
      const taxed = thousandths(at(line, 'amount')) - thousandths(at(line, 'discount_amount'));
      const tax = Math.round((taxed / 10) * Number(at(line, 'state_tax_rate'))) * 10;
      expect(thousandths(at(line, 'state_tax_amount'))).toBe(tax);
      expect(String(at(line, 'description'))).toContain(String(at(line, 'products_price.amount')));
    }
    expect(objectAt(invoice, 'order')['total_amount']).toBe(invoice['total_amount']);
  }
});

it('asks different prices for the same goods', () => {
  const totals = seeds(20).map((round) => dataOf('order.created', round * POOL_SIZE + 1)['total_amount']);

  expect(new Set(totals).size).toBeGreaterThan(1);
});

it('gives every event an id of its own, and every subject', () => {
  const events = seeds(2_000).map((index) => eventOf('order.created', index));

  expect(new Set(events.map(({ id }) => id)).size).toBe(2_000);
  expect(new Set(events.map(({ subjectId }) => subjectId)).size).toBeGreaterThan(1_990);
});

it('lets nothing happen after the event, however late in the run that is', () => {
  for (const later of [0, 1, 999, 1_000, 86_400_000]) {
    const event = eventOf('order.created', 2, { at: AT + later });

    for (const { path, value } of walk(jsonObjectIn(event.body)['data'])) {
      if (typeof value !== 'string' || !ISO_TIME.test(value) || /charge_at|end_at|paid_until/.test(path))
        continue;
      expect(Date.parse(value), path).toBeLessThanOrEqual(AT + later);
    }
  }
});

it('makes the same event whatever was asked for before', () => {
  const alone = createEventPool(SEED, AT);

  for (const index of [70, 6, 38]) eventOf('order.created', index);

  expect(textOf(eventOf('order.created', 70, {}, alone))).toBe(textOf(eventOf('order.created', 70)));
});

it('leaves alone what is set by hand, and keeps apart what is set differently', () => {
  const set = {
    'data.contact.id': 123456789,
    'data.total_amount': '49.00',
    'data.created_at': '2026-01-01T00:00:00.000Z',
  };
  for (const index of [1, 1 + POOL_SIZE]) {
    const order = objectAt(
      jsonObjectIn(eventOf('order.created', index, { overrides: { set } }).body),
      'data',
    );

    expect(order).toMatchObject({ total_amount: '49.00', created_at: '2026-01-01T00:00:00.000Z' });
    expect(at(order, 'contact.id')).toBe(123456789);
    expect(dataOf('order.created', index)['created_at']).not.toBe('2026-01-01T00:00:00.000Z');
  }
});

it('takes what an event says of itself from its envelope', () => {
  const set = { 'data.custom_attributes.event_id': 'mine', 'data.custom_attributes.subject_id': '7' };
  const setJson = { event_id: 'a "quoted" id' };

  const { id, subjectId, body } = eventOf('contact.created', 4, { overrides: { set } });
  const quoted = eventOf('contact.created', 4, { overrides: { setJson }, force: true });

  expect(jsonObjectIn(body)).toMatchObject({ event_id: id, subject_id: subjectId });
  expect(at(jsonObjectIn(body), 'data.custom_attributes.event_id')).toBe('mine');
  expect(quoted.id).toBe('a "quoted" id');
  expect(jsonObjectIn(quoted.body)['event_id']).toBe('a "quoted" id');
});

it('makes events with a schema of their own anew', () => {
  const entry = createCustomEventType({
    name: 'club/member.joined',
    schema: {
      type: 'object',
      required: ['id', 'code'],
      properties: {
        id: { type: 'integer', minimum: 1_000_000, maximum: 1_000_009 },
        code: { type: 'string' },
      },
    },
  });

  for (const index of seeds(70)) {
    const body = jsonObjectIn(pool.take({ ...request(entry, index), entry }).body);
    expect(Number(at(body, 'data.id'))).toBeLessThanOrEqual(1_000_009);
  }
});

function request(entry: EventTypeEntry, index: number): EventRecipe & { readonly index: number } {
  return {
    entry,
    apiVersion: 'v2',
    wire: 'documented',
    ...eventSource({ seed: SEED, index, eventType: entry.name }, AT + index),
    at: AT + index,
    index,
  };
}

function eventOf(
  name: string,
  index: number,
  changes: Partial<EventRecipe> & { readonly apiVersion?: ApiVersion } = {},
  from: EventPool = pool,
): OutgoingEvent {
  const entry = ENTRIES.find((candidate) => candidate.name === name);
  if (entry === undefined) throw new Error(`No event type is called ${name}.`);
  return from.take({ ...request(entry, index), ...changes });
}

function dataOf(name: string, index: number): JsonObject {
  return objectAt(jsonObjectIn(eventOf(name, index).body), 'data');
}

/** Everything in a body but lists and objects. */
function valuesOf(name: string, index: number) {
  const body = jsonObjectIn(eventOf(name, index).body);
  return [...walk(body)].filter(({ value }) => value === null || typeof value !== 'object');
}

function textOf({ body }: OutgoingEvent): string {
  return Buffer.from(body).toString();
}
