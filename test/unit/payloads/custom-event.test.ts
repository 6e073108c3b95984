import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { EventTypeEntry } from '../../../src/events/event-type.ts';
import { selectEventTypes } from '../../../src/events/find-event-types.ts';
import { createSimulator } from '../../../src/index.ts';
import type { JsonObject } from '../../../src/internal/json.ts';
import { createEvent } from '../../../src/payloads/create-event.ts';
import { createPayload } from '../../../src/payloads/create-payload.ts';
import { type CustomEventDefinition, createCustomEventType } from '../../../src/payloads/custom-event.ts';
import type { CustomFields } from '../../../src/payloads/custom-fields.ts';
import { customDataProblems, customSchema } from '../../../src/payloads/custom-schema/custom-schema.ts';
import { createRandom } from '../../../src/random/random.ts';
import { createReceiver } from '../../../src/receiver/receiver.ts';
import { folderWith } from '../config/temp-folder.ts';

const AT = Date.parse('2026-03-01T10:00:00Z');
const PARCEL: JsonObject = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    workspace_id: { type: 'integer' },
    packed_by: { type: 'string', faker: 'person.fullName' },
    contact_email: { type: 'string' },
    sku: { type: 'string', pattern: '^[A-Z]{3}-\\d{4}$' },
    carrier: { type: ['string', 'null'], examples: ['DHL', 'UPS'] },
    weight_kg: { type: 'number', minimum: 0, maximum: 30, multipleOf: 0.01 },
    day: { type: 'string', format: 'date' },
    packed_at: { type: 'string', format: 'date-time' },
    items: { type: 'array', items: { $ref: '#/$defs/item' } },
  },
  required: ['id', 'items'],
  $defs: { item: { type: 'object', properties: { quantity: { type: 'integer' } }, required: ['quantity'] } },
};

it('makes data that fits the schema, whatever the seed', () => {
  const entry = custom();
  const schema = customSchema(PARCEL, 'parcel');

  for (let seed = 0; seed < 40; seed += 1)
    expect(customDataProblems(schema, dataOf(entry, seed))).toEqual([]);
});

it('makes the same data from the same seed', () => {
  expect(dataOf(custom(), 7)).toEqual(dataOf(custom(), 7));
  expect(dataOf(custom(), 7)).not.toEqual(dataOf(custom(), 8));
});

it('fills fields believably: by hints, examples, formats and names', () => {
  const data = dataOf(custom(), 3);

  expect(new Set(Object.keys(data))).toEqual(new Set(Object.keys(PARCEL['properties'] ?? {})));
  expect(data['packed_by']).toMatch(/^\S+ \S+/);
  expect(['DHL', 'UPS']).toContain(data['carrier']);
  expect(data['contact_email']).toMatch(/^\S+@\S+$/);
  expect(data['sku']).toMatch(/^[A-Z]{3}-\d{4}$/);
  expect(data['id']).toBeGreaterThan(1_000_000);
});

it('lets the envelope agree with the data', () => {
  const event = createEvent({
    entry: custom(),
    apiVersion: 'v2',
    wire: 'observed',
    random: createRandom(5),
    at: AT,
  });
  const body = JSON.parse(Buffer.from(event.body).toString('utf8'));

  expect(body).toMatchObject({ event_type: 'orders/parcel.packed', subject_type: 'Orders::Parcel' });
  expect(body.subject_id).toBe(body.data.id);
  expect(body.workspace_id).toBe(body.data.workspace_id);
});

it('sends a custom event in V1 as a resource object', () => {
  const entry = custom({ versions: ['v1', 'v2'], subjectType: 'Parcel' });
  const { data } = createPayload({ entry, apiVersion: 'v1', random: createRandom(5), at: AT });

  expect(data).toMatchObject({ type: 'parcel', attributes: { packed_by: expect.any(String) } });
  expect(entry.v1PayloadCertainty).toBe('assumed');
});

it('follows references within the schema and into files beside it', () => {
  const folder = folderWith({
    'parcel.json': { properties: { to: { $ref: './parts/address.json#/$defs/address' } }, required: ['to'] },
    'parts/address.json': {
      $defs: {
        address: { type: 'object', properties: { country: { $ref: 'country.json' } }, required: ['country'] },
      },
    },
    'parts/country.json': { enum: ['AT'] },
  });
  const entry = createCustomEventType({ name: 'a.b', schema: join(folder, 'parcel.json') });

  expect(dataOf(entry, 1)).toEqual({ to: { country: 'AT' } });
});

it.each([
  [{ properties: { a: { type: 'strin' } } }, 's.json#/properties/a/type must be'],
  [{ properties: { a: { pattern: '(' } } }, 's.json#/properties/a/pattern is not a regular expression'],
  [{ type: 'array' }, 's.json#/type must be "object"'],
  [
    { properties: { a: { faker: 'persn.name' } } },
    's.json#/properties/a/faker is no function of Faker, got "persn.name".',
  ],
  [{ properties: { a: { faker: 'cf.nope' } } }, 's.json#/properties/a/faker is no function of Faker'],
  [
    { properties: { 'a/b': { $ref: '#/$defs/x' } } },
    's.json#/properties/a~1b/$ref: "#/$defs/x" leads nowhere.',
  ],
  [
    { properties: { a: { $ref: 'https://x.example/y.json' } } },
    'refs: {"https://x.example/y.json": ./file.json}',
  ],
  [
    { properties: { a: { $ref: '#name' } } },
    's.json#/properties/a/$ref: "#name" leads nowhere. No $anchor "name"',
  ],
  [{ properties: { a: { $ref: './gone.json' } } }, '"./gone.json" leads nowhere. No such file exists'],
  ['[]', 'The schema s.json is not a JSON object.'],
  ['{\n"a": }', 's.json line 2: this is not JSON.'],
])('tells what is wrong with the schema %j', (schema, problem) => {
  const folder = folderWith({ 's.json': schema });

  expect(() => createCustomEventType({ name: 'a.b', schema: join(folder, 's.json') }, 's.json')).toThrow(
    problem,
  );
});

it('tells which part of a schema no data can be found for', () => {
  const entry = custom({
    schema: { properties: { a: { allOf: [{ const: 1 }, { const: 2 }] } }, required: ['a'] },
  });

  expect(() => dataOf(entry, 1)).toThrow(
    'no value was found for data.a that satisfies "allOf" at the schema of orders/parcel.packed#/properties/a.',
  );
});

it.each(['', 'two words', 'a*', 'all', 'a.b:5', '--x'])('refuses the name %j', (name) => {
  expect(() => custom({ name })).toThrow(`An event type of your own cannot be called "${name}".`);
});

it('refuses the name of an event type of ClickFunnels', () => {
  expect(() => custom({ name: 'order.created' })).toThrow('"order.created" is an event type of ClickFunnels');
});

it('is found by name and by globs, but is no part of all', () => {
  const further = [custom()];
  const names = (pattern: string) => selectEventTypes([pattern], { further }).map(({ name }) => name);

  expect(names('orders/parcel.packed')).toEqual(['orders/parcel.packed']);
  expect(names('orders/*')).toContain('orders/parcel.packed');
  expect(names('all')).not.toContain('orders/parcel.packed');
  expect(() => names('orders/parcel.pakced')).toThrow('Did you mean "orders/parcel.packed"');
});

it('is sent by a simulator that knows it', async () => {
  const receiver = createReceiver();
  const { url } = await receiver.listen();
  await using simulator = createSimulator({ to: url, seed: 1, customEvents: [custom()] });

  const delivery = await simulator.send('orders/parcel.packed', { set: { 'data.carrier': 'UPS' } });
  await receiver.close();

  expect(delivery.status).toBe('delivered');
});

it('fills the attributes of contacts, wherever they occur', () => {
  const customFields = {
    contactAttributes: customSchema(
      { properties: { size: { enum: ['38'] } }, required: ['size'] },
      'attributes',
    ),
  };

  expect(documentedData('contact.identified', customFields)['custom_attributes']).toEqual({ size: '38' });
  expect(documentedData('order.created', customFields)).toMatchObject({
    contact: { custom_attributes: { size: '38' } },
  });
});

it('fills the fields of forms beside who sent them', () => {
  const formFields = customSchema(
    {
      properties: {
        budget: { const: 5 },
        contact: { properties: { team: { const: 3 } }, required: ['team'] },
      },
      required: ['budget', 'contact'],
    },
    'form',
  );

  const { data } = documentedData('form_submission.created', { formFields });

  expect(data).toMatchObject({
    ip_address: expect.any(String),
    budget: 5,
    contact: { team: 3, email: expect.stringContaining('@') },
  });
});

function custom(definition: Partial<CustomEventDefinition> = {}): EventTypeEntry {
  return createCustomEventType({ name: 'orders/parcel.packed', schema: PARCEL, ...definition });
}

function dataOf(entry: EventTypeEntry, seed: number): JsonObject {
  return createPayload({ entry, apiVersion: 'v2', random: createRandom(seed), at: AT }).data;
}

function documentedData(name: string, customFields: CustomFields): JsonObject {
  const [entry] = selectEventTypes([name]);
  if (entry === undefined) throw new Error(name);
  return createPayload({ entry, apiVersion: 'v2', random: createRandom(4), at: AT, customFields }).data;
}
