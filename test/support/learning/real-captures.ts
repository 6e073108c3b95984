import { createRandom, type Random } from '../../../src/random/random.ts';
import { deliveryLine, headerLine } from '../../../src/recording/recording-lines.ts';

/** A body as a workspace of its own sends it: unlike the catalog in envelope, order of keys, fields, blanks and values. */
export type CapturedBody = Readonly<Record<string, unknown>>;

const FIRST = [
  'Brunhilde',
  'Ottokar',
  'Seraphine',
  'Wendelin',
  'Roswitha',
  'Thaddaeus',
  'Philippa',
  'Ignatius',
];
const LAST = [
  'Quandt',
  'Zwillich',
  'Obermoser',
  'Trautwein',
  'Kaltenbach',
  'Feuerstein',
  'Unruh',
  'Wackernagel',
];
const STREETS = ['Lindenallee', 'Kastanienweg', 'Muehlgasse', 'Hafenstrasse', 'Birkenring'];
const CITIES = ['Buxtehude', 'Wanne-Eickel', 'Kyritz', 'Zwickau', 'Tuttlingen'];
const START = Date.UTC(2026, 5, 1);

/** Captures of three event types, in the order in which they happened. */
export function captures(seed: string, people: number): readonly CapturedBody[] {
  const random = createRandom(seed);
  return Array.from({ length: people }, (_, index) => story(random.fork(index), index)).flat();
}

/** Captured bodies as a recording, bytes as they were sent. */
export function recordingOf(bodies: readonly CapturedBody[]): string {
  const lines = bodies.map((body) =>
    deliveryLine({
      event: {
        id: String(body['event_id']),
        type: String(body['event_type']),
        apiVersion: 'v2',
        subjectId: Number(body['subject_id']),
        subjectType: String(body['subject_type']),
        createdAt: Date.parse(String(body['created_at'])),
        body: Buffer.from(JSON.stringify(body)),
      },
      status: 'received',
      attempts: 1,
    }),
  );
  return `${headerLine()}${lines.join('')}`;
}

function story(random: Random, index: number): readonly CapturedBody[] {
  const at = START + index * 3_700_000 + random.integer(0, 900_000);
  const person = personOf(random.fork('person'), index);
  const orderId = 7_312_000 + index * 17;
  return [
    envelope(
      random.fork('a'),
      'contact.identified',
      'Contact',
      person.id,
      at,
      contact(random.fork('c'), person, at),
    ),
    envelope(
      random.fork('b'),
      'order.created',
      'Order',
      orderId,
      at + 41_000,
      order(random.fork('o'), person, orderId, at + 40_500),
    ),
    ...(random.chance(0.6)
      ? [
          envelope(
            random.fork('d'),
            'warehouse/parcel.packed',
            'Warehouse::Parcel',
            9_000_000 + index,
            at + 86_400_000,
            {
              parcel_id: 9_000_000 + index,
              weight_grams: random.integer(200, 4_800),
              carrier: random.pick(['dhl', 'ups']),
              recipient: `${person.first} ${person.last}`,
              insured: random.chance(0.3),
            },
          ),
        ]
      : []),
  ];
}

interface Person {
  readonly id: number;
  readonly first: string;
  readonly last: string;
  readonly email: string;
  readonly phone: string;
  readonly street: string;
  readonly city: string;
}

function personOf(random: Random, index: number): Person {
  const first = random.pick(FIRST);
  const last = random.pick(LAST);
  return {
    id: 612_345_000 + index * 31 + random.integer(0, 9),
    first,
    last,
    email: `${first}.${last}${index}@post-${random.integer(100, 999)}.example.net`.toLowerCase(),
    phone: `+4917${random.integer(10_000_000, 99_999_999)}`,
    street: `${random.pick(STREETS)} ${random.integer(1, 180)}`,
    city: random.pick(CITIES),
  };
}

/** Keys in an order of their own, and one that the catalog does not have. */
function envelope(
  random: Random,
  eventType: string,
  subjectType: string,
  subjectId: number,
  at: number,
  data: CapturedBody,
): CapturedBody {
  return {
    event_id: hex(random, 32),
    event_type: eventType,
    created_at: moment(at),
    region: random.pick(['eu-central', 'us-east']),
    workspace_id: 431_877,
    subject_type: subjectType,
    subject_id: subjectId,
    attempt_trace: random.chance(0.2) ? null : hex(random.fork('trace'), 16),
    data,
  };
}

function contact(random: Random, person: Person, at: number): CapturedBody {
  const isNamed = random.chance(0.7);
  const hasLoyalty = random.chance(0.4);
  const tags = random.integer(0, 3);
  return {
    id: person.id,
    email_address: person.email,
    // Names are known together or not at all.
    first_name: isNamed ? person.first : null,
    last_name: isNamed ? person.last : null,
    phone_number: isNamed && random.chance(0.5) ? person.phone : null,
    created_at: moment(at - 5_000),
    updated_at: moment(at),
    tags: Array.from({ length: tags }, (_, index) => ({
      id: 3_310_000 + random.integer(0, 99) * 7 + index,
      name: random.pick(['Vielleser', 'Stammkundschaft', 'Newsletter-Sommer']),
      ...(random.chance(0.5) ? { color: null } : { color: '#aa3311' }),
    })),
    loyalty: hasLoyalty
      ? {
          tier: random.pick(['bronze', 'silver', 'gold']),
          points: random.integer(1, 9_999),
          expires_on: '2027-03-31',
        }
      : null,
    custom_attributes: {
      plan: random.pick(['starter', 'growth', 'enterprise', null]),
      newsletter: random.chance(0.8),
      ...(random.chance(0.35) ? { favourite_season: random.pick(['spring', 'autumn']) } : {}),
      // A number in most contacts, text in some.
      shoe_size: random.chance(0.75) ? random.integer(36, 47) : random.chance(0.5) ? '42 2/3' : null,
      account_manager: random.pick(['Hildegard Sonnenschein', 'Eberhard Mondlicht']),
      home_street: hasLoyalty ? person.street : null,
    },
  };
}

function order(random: Random, person: Person, id: number, at: number): CapturedBody {
  const isPaid = random.chance(0.65);
  const lines = random.integer(1, 3);
  return {
    id,
    status: isPaid ? 'settled' : 'open',
    // Says the same as the status.
    settled_at: isPaid ? moment(at) : null,
    payment_reference: isPaid ? hex(random.fork('reference'), 24) : null,
    currency: 'CHF',
    total_amount: `${random.integer(10, 900)}.${random.integer(10, 99)}`,
    contact: { id: person.id, email_address: person.email, first_name: person.first, last_name: person.last },
    shipping_address: random.chance(0.5)
      ? {
          street: person.street,
          city: person.city,
          zip: String(random.integer(10_000, 99_999)),
          country: 'DE',
        }
      : null,
    line_items: Array.from({ length: lines }, (_, index) => ({
      id: 8_100_000 + random.integer(0, 9_999) * 3 + index,
      product_id: random.pick([1_234_567, 1_234_890]),
      quantity: random.integer(1, 4),
      ...(random.chance(0.5) ? { gift_note: random.chance(0.5) ? 'Alles Gute von Tante Erna' : null } : {}),
    })),
  };
}

function moment(at: number): string {
  return new Date(at).toISOString().replace('Z', '+00:00');
}

function hex(random: Random, length: number): string {
  return Array.from({ length }, () => random.integer(0, 15).toString(16)).join('');
}
