import { expect, it } from 'vitest';
import { publicIdOf } from '../../../src/events/public-id.ts';
import type { JsonObject } from '../../../src/internal/json.ts';
import { createRandom } from '../../../src/random/random.ts';
import type { RecordedDelivery } from '../../../src/recording/recorded-delivery.ts';
import { createRenewal } from '../../../src/recording/renew/renewal.ts';

const NOW = Date.UTC(2026, 10, 30, 12);
const CREATED = '2026-03-04T05:06:07.123Z';
const UUIDS = ['1b7c2f0e-6a53-4c7e-9a2b-0d4f5e6a7b8c', '2c8d3a1f-7b64-4d8f-8b3c-1e5a6f7b8c9d'] as const;
const CONTACT = {
  id: 592_000_123,
  public_id: publicIdOf('Contact', 592_000_123),
  uuid: UUIDS[0].replaceAll('-', ''),
};
const PERSON = { first_name: 'Wilhelmina', last_name: 'Abernathy', email_address: 'mina@abernathy.test' };
const ORDER = { id: 6_990_012, public_id: publicIdOf('Order', 6_990_012) };
const PRODUCT = {
  id: 1_040_001,
  public_id: publicIdOf('Product', 1_040_001),
  name: 'Course',
  created_at: CREATED,
};

function delivery(
  id: string,
  type: string,
  subject: string,
  data: JsonObject,
  more: JsonObject = {},
): RecordedDelivery {
  const body = {
    data,
    event_id: id,
    created_at: CREATED,
    event_type: type,
    subject_id: data['id'] ?? null,
    subject_type: subject,
    workspace_id: 430_001,
    ...more,
  };
  return {
    event: {
      id,
      type,
      apiVersion: 'v2',
      subjectId: typeof data['id'] === 'number' ? data['id'] : null,
      subjectType: subject,
      createdAt: Date.parse(CREATED),
      body: Buffer.from(JSON.stringify(body)),
    },
    status: 'received',
    attempts: 1,
  };
}

const STORY: readonly RecordedDelivery[] = [
  delivery(UUIDS[0], 'contact.created', 'Contact', {
    ...CONTACT,
    ...PERSON,
    phone_number: '+14155552671',
    birthday: '1984-05-06',
    custom_attributes: { plan: 'Gold', favourite: 'Wilhelmina Abernathy' },
    tag_ids: [2_700_001],
  }),
  delivery(UUIDS[1], 'order.created', 'Order', {
    ...ORDER,
    order_number: '#10071',
    contact: { ...CONTACT, ...PERSON },
    contact_id: CONTACT.id,
    line_items: [{ id: 7_900_002, order_id: ORDER.id, product: PRODUCT, product_id: PRODUCT.id }],
    external_id: 'in_1RWabcXYZ9',
    receipt_url: `https://shop.test/orders/${ORDER.public_id}?contact=${CONTACT.id}&invoice=in_1RWabcXYZ9`,
    renews_on: '2026-04-04',
    paid_at: '2026-03-04T06:06:07+01:00',
    synced_at: 1_772_600_767,
    total: '10.00',
    page_id: 25_000_001,
  }),
  delivery(UUIDS[0], 'contact.created', 'Contact', { ...CONTACT, ...PERSON }),
];

function renewed(seed: string, deliveries = STORY) {
  const { renew } = createRenewal(deliveries, { random: createRandom(seed), now: NOW });
  return deliveries.map(renew).map(({ event }) => ({ event, body: JSON.parse(String(event.body)) }));
}

it('gives new ids that are linked as the old ones were', () => {
  const [contact, order, again] = renewed('7').map(({ event, body }) => ({ ...body, event }));
  const { data } = order;

  expect(contact.event_id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4/);
  expect(contact.event_id).toBe(contact.event.id);
  expect(again.event_id).toBe(contact.event_id);
  expect([contact.event_id, order.event_id]).not.toEqual(expect.arrayContaining([UUIDS[0]]));
  expect(contact.data.id).not.toBe(CONTACT.id);
  expect(contact.subject_id).toBe(contact.data.id);
  expect(contact.event.subjectId).toBe(contact.data.id);
  expect(contact.data.public_id).toBe(publicIdOf('Contact', contact.data.id));
  expect(contact.data.uuid).toMatch(/^[\da-f]{32}$/);
  expect(data.contact).toMatchObject({ id: contact.data.id, uuid: contact.data.uuid });
  expect(data.contact_id).toBe(contact.data.id);
  expect(data.line_items[0].order_id).toBe(data.id);
  expect(data.external_id).toMatch(/^in_\d[A-Z]{2}[a-z]{3}[A-Z]{3}\d$/);
  expect(data.receipt_url).toBe(
    `https://shop.test/orders/${publicIdOf('Order', data.id)}?contact=${contact.data.id}&invoice=${data.external_id}`,
  );
  expect(data.order_number).toMatch(/^#\d{5}$/);
  expect(data.order_number).not.toBe('#10071');
});

it('keeps what belongs to the workspace: products, pages, tags', () => {
  const [contact, order] = renewed('7');

  expect(order?.body.data.line_items[0]).toMatchObject({ product: PRODUCT, product_id: PRODUCT.id });
  expect(order?.body).toMatchObject({ workspace_id: 430_001, data: { page_id: 25_000_001, total: '10.00' } });
  expect(contact?.body.data).toMatchObject({ tag_ids: [2_700_001], custom_attributes: { plan: 'Gold' } });
});

it('gives other people, the same one in every event', () => {
  const all = renewed('7');
  const [contact, order] = all.map(({ body }) => body.data);

  expect(JSON.stringify(all.map(({ body }) => body))).not.toMatch(
    /Wilhelmina|Abernathy|mina@|4155552671|1984/,
  );
  expect(order.contact).toMatchObject({
    first_name: contact.first_name,
    last_name: contact.last_name,
    email_address: contact.email_address,
  });
  expect(contact.custom_attributes.favourite).toBe(`${contact.first_name} ${contact.last_name}`);
});

it('moves all times as far, so that the newest event happens now, and keeps how they are written', () => {
  const [contact, order] = renewed('7');

  expect(contact?.body.created_at).toBe('2026-11-30T11:59:59.123Z');
  expect(contact?.event.createdAt).toBe(Date.parse('2026-11-30T11:59:59.123Z'));
  expect(order?.body.data).toMatchObject({
    renews_on: '2026-12-31',
    paid_at: '2026-11-30T12:59:59+01:00',
    synced_at: 1_772_600_767 + (Date.UTC(2026, 10, 30, 11, 59, 59) - Date.UTC(2026, 2, 4, 5, 6, 7)) / 1_000,
  });
});

it('gives the same for the same seed, and all else for another', () => {
  const ids = (seed: string) =>
    renewed(seed).flatMap(({ body }) => [body.event_id, body.data.id, body.data.email_address]);

  expect(ids('7')).toEqual(ids('7'));
  expect(ids('8').filter((id) => id !== undefined && ids('7').includes(id))).toEqual([]);
});

it('gives different ones for different ones, however short they are', () => {
  const ids = Array.from({ length: 30 }, (_, index) => `order_${index}`);
  const story = ids.map((id, index) =>
    delivery(`e${index}`, 'order.created', 'Order', {
      id: index + 1,
      external_id: id,
      order_number: String(index),
    }),
  );

  const all = renewed('7', story);
  const of = (key: string) => new Set(all.map(({ body }) => body.data[key]));

  expect(new Set(all.map(({ event }) => event.id)).size).toBe(30);
  for (const key of ['id', 'external_id', 'order_number']) expect(of(key).size).toBe(30);
  expect(ids.filter((id) => of('external_id').has(id))).toEqual([]);
});

it('keeps every other byte: order of keys, blanks, numbers as they are written', () => {
  const [first] = STORY;
  const body =
    '{ "event_id":"e-1", "b":{"z":1.50,"a":12345678901234567890,"id":12345678901234567890},\n"event_type":"x" }';
  const event = { ...(first ?? delivery('', '', '', {})).event, id: 'e-1', body: Buffer.from(body) };

  const [one] = renewed('7', [{ event, status: 'received', attempts: 1 }]);

  expect(String(one?.event.body)).toMatch(
    /^\{ "event_id":"[\da-f-]{36}", "b":\{"z":1\.50,"a":12345678901234567890,"id":(?!12345678901234567890)\d{20}\},\n"event_type":"x" \}$/,
  );
});

it('counts what cannot be renewed', () => {
  const [first] = STORY;
  if (first === undefined) throw new Error('The story is empty.');
  const odd = { ...first, event: { ...first.event, body: Buffer.from('[]') } };

  expect(createRenewal([first, odd], { random: createRandom('7'), now: NOW })).toMatchObject({
    fit: 1,
    unfit: 1,
  });
});
