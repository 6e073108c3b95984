import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSimulator } from '../../../src/compose/create-simulator.ts';
import type { JsonObject, JsonValue } from '../../../src/internal/json.ts';
import { NAMES } from '../../../src/payloads/vocabulary/people.ts';
import { createRandom } from '../../../src/random/random.ts';
import { type Anonymiser, createAnonymiser } from '../../../src/recording/personal/anonymiser.ts';
import { REPLACED_REMARK } from '../../../src/recording/personal/text-replacer.ts';

const CONTACT = {
  id: 48,
  first_name: 'Grace',
  last_name: 'Hopperton',
  email_address: 'Grace.Hopperton@navy.test',
  phone_number: '+49 151 23456789',
} as const;

function anonymiser(): Anonymiser {
  return createAnonymiser(createRandom('test'));
}

function anonymise(body: JsonValue): JsonObject {
  return anonymiser().anonymise(body).body as JsonObject;
}

/** The body of a contact event. */
function about(data: JsonObject): JsonObject {
  return { data, event_id: 'e1', event_type: 'contact.created', subject_id: 48 };
}

it('leaves no personal string of a body anywhere in it', () => {
  const word = fc.stringMatching(/^[A-Z][b-df-hj-np-tv-xz]{6,10}$/);
  const person = fc.record({
    first: word,
    last: word,
    city: word,
    street: word,
    profile: word,
    custom: word,
    phone: fc.stringMatching(/^\+1 [2-9]\d{2} [2-4]\d{2} \d{4}$/),
    ip: fc.ipV4().filter((ip) => !/^(192\.0\.2|198\.51\.100|203\.0\.113)\./.test(ip)),
  });

  fc.assert(
    fc.property(person, fc.boolean(), ({ first, last, city, street, profile, custom, phone, ip }, asForm) => {
      const email = `${first}.${last}@${profile}.org`;
      const order = {
        name: `Talk with ${first} ${last}`,
        notes: `${first} asked us to ring ${phone}`,
        contact: { first_name: first, last_name: last, email_address: email, phone_number: phone },
        shipping_address_first_name: first,
        shipping_address_last_name: last,
        shipping_address_city: city,
        shipping_address_street_one: `12 ${street}`,
        shipping_address_country: 'US',
        linkedin_url: `https://www.linkedin.com/in/${profile}`,
        custom_attributes: { favourite: custom },
        visits: {
          first_visit: { ip, landing_page: `https://shop.example/?email=${encodeURIComponent(email)}&a=1` },
        },
        page_name: 'Checkout',
        [email]: 'as a key',
      };
      const form = {
        contact_id: 1,
        page_id: 2,
        data: {
          'contact[first_name]': first,
          contact: { name: `${first} ${last}`, email, phone, question: custom, city },
          message: `I am ${first} of ${ip}, ${email}`,
          address: `12 ${street}, ${city}`,
          redirect_to: `https://shop.example/thanks?name=${first}+${last}&id=7`,
          instagram_url: `https://instagram.com/${profile}`,
        },
      };

      const text = JSON.stringify(anonymise(about(asForm ? form : order)));

      for (const secret of [first, last, city, street, profile, custom, phone, ip, email])
        expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
    }),
    { numRuns: 100 },
  );
});

it.each([
  'order.created',
  'contact.created',
  'form_submission.created',
  'appointments/scheduled_event.created',
])('keeps keys, types, ids, money and dates of %s', async (eventType) => {
  await using simulator = createSimulator({ to: 3000, seed: 7, clock: 'virtual' });
  const [planned] = simulator.plan([{ eventType }]);
  const original = JSON.parse(String(planned?.event.body));

  const replaced = anonymise(original);

  expect(leaves(replaced).map(([path, value]) => [path, kindOf(value)])).toEqual(
    leaves(original).map(([path, value]) => [path, kindOf(value)]),
  );
  const changed = changes(original, replaced);
  expect(changed.length).toBeGreaterThan(0);
  for (const [path, value] of changed) {
    expect(path).not.toMatch(/_id$|\.id$|uuid$|_at$|_amount$|type$|status$|currency$|page_name$|user_agent$/);
    expect(typeof value).toBe('string');
  }
});

it('gives the same person the same stand-in through a session, with an e-mail address that fits', () => {
  const session = anonymiser();
  const form = session.anonymise(
    about({ contact_id: 48, page_id: 1, data: { contact: { email: 'grace.hopperton@navy.test' } } }),
  ).body;
  const contact = session.anonymise(about(CONTACT)).body;
  const order = session.anonymise(
    about({ shipping_address_first_name: 'Grace', shipping_address_last_name: 'Hopperton' }),
  ).body;

  const data = at(contact, 'data') as Record<string, string>;
  expect(at(form, 'data', 'data', 'contact', 'email')).toBe(data['email_address']);
  expect(at(order, 'data', 'shipping_address_first_name')).toBe(data['first_name']);
  expect(at(order, 'data', 'shipping_address_last_name')).toBe(data['last_name']);
  expect(data['email_address']).toMatch(/^[a-z]+\.[a-z]+\d+@example\.com$/);
  expect(data['email_address']?.startsWith(plainLetters(data['first_name']))).toBe(true);
});

it('gives the same profile or name in a list the same stand-in, though nothing tells whose it is', () => {
  const session = anonymiser();
  const [first, second] = [1, 2].map(
    () =>
      session.anonymise({ twitter_url: 'https://twitter.com/ada', first_names: [], first_name: ['Ada'] })
        .body,
  );

  expect(first).toEqual(second);
  expect(JSON.stringify(first)).not.toMatch(/ada/i);
});

it("takes the fields of a form for a visitor's words, and those of other events not", () => {
  const fields = { interest: 'coaching', step: 'optin', agreed: 'yes', budget: '49.00', product_id: '77' };
  const ofForm = anonymise({ data: { data: fields } });
  const ofV1Form = anonymise({ data: { type: 'form_submission', attributes: { data: fields } } });

  expect(at(ofForm, 'data', 'data')).toEqual({ ...fields, interest: expect.not.stringMatching('coaching') });
  expect(at(ofV1Form, 'data', 'attributes', 'data', 'interest')).not.toBe('coaching');
  expect(anonymise({ data: fields })).toEqual({ data: fields });
});

it('gives different people different addresses', () => {
  const session = anonymiser();
  const addresses = Array.from({ length: 500 }, (_, index) =>
    at(session.anonymise({ email: `person${index}@navy.test` }).body, 'email'),
  );

  expect(new Set(addresses).size).toBe(500);
});

it('lets a change of name or address show', () => {
  const session = anonymiser();
  const before = session.anonymise(about(CONTACT)).body;
  const married = session.anonymise(about({ ...CONTACT, last_name: 'Murrayfield' })).body;
  const moved = session.anonymise(about({ ...CONTACT, email_address: 'grace@elsewhere.test' })).body;

  expect(at(married, 'data', 'first_name')).toBe(at(before, 'data', 'first_name'));
  expect(at(married, 'data', 'last_name')).not.toBe(at(before, 'data', 'last_name'));
  expect(at(moved, 'data', 'email_address')).not.toBe(at(before, 'data', 'email_address'));
});

it('writes phone numbers as they were written, in ranges set aside for fiction', () => {
  const phone = (text: string | number) => at(anonymise({ phone: text }), 'phone');

  expect(phone('+1 (212) 234-5678')).toMatch(/^\+1 \(\d{3}\) 555-01\d{2}$/);
  expect(phone('212.234.5678')).toMatch(/^\d{3}\.555\.01\d{2}$/);
  expect(phone('+44 7911 123456')).toMatch(/^\+44 7700 900\d{3}$/);
  expect(phone('030 123456')).toMatch(/^1\d{3}55501\d{2}$/);
  expect(phone(2_122_345_678)).toSatisfy((value) => /^\d{3}55501\d{2}$/.test(String(value)));
});

it('finds e-mail addresses, phone numbers and IP addresses in any text', () => {
  const text = (value: string) => at(anonymise({ excerpt: value }), 'excerpt');

  expect(text('Write to <a@b.test>!')).toMatch(/^Write to <\S+@example\.com>!$/);
  expect(text('Call 212-234-5678 now')).toMatch(/^Call \d{3}-555-01\d{2} now$/);
  expect(text('from 8.8.4.4, or 2a00:1450::200e')).toBe('from 192.0.2.1, or 2001:db8::2');
});

it.each([
  '2026-01-15T12:00:00.000Z',
  '2025-01-31T11:08:33.872+01:00',
  '2026-01-15',
  '1234.50',
  '4111',
  'SKU-555-1234-99',
  '0b6a2f5e-6c1d-4a37-9a40-3f0f5d3c9b11',
  'Chrome/120.0.0.0',
  'v1.2.3.4',
  'Blogs::Post',
  '@mention',
  '12:30:00',
  '',
  ' ',
])('leaves the text "%s" alone', (text) => {
  expect(anonymise({ any: text, user_agent: 'Mozilla/5.0 (1.2.3.4)' })).toEqual({
    any: text,
    user_agent: 'Mozilla/5.0 (1.2.3.4)',
  });
});

it('replaces a remark only where it tells who somebody is', () => {
  const notes = (text: string) => at(anonymise(about({ contact: CONTACT, notes: text })), 'data', 'notes');

  expect(notes('Ring the bell twice.')).toBe('Ring the bell twice.');
  expect(notes('Met Ernestine there.')).toBe(REPLACED_REMARK);
  expect(notes('Ring 03012345678 first.')).toBe(REPLACED_REMARK);
  expect(notes('Mail me: me@navy.test')).toBe(REPLACED_REMARK);
  expect(notes('For Grace.')).toBe(REPLACED_REMARK);
  expect(at(anonymise({ notes: [{ content: 'me@navy.test' }] }), 'notes')).toEqual([
    { content: REPLACED_REMARK },
  ]);
});

it('keeps the names of pages, funnels and products', () => {
  const body = {
    page: { id: 1, name: 'Grace' },
    page_name: 'Grace',
    funnel: { name: 'Hopperton' },
    line_items: [{ products_price: { name: 'Grace' }, original_product: { name: 'Grace Hopperton' } }],
  };

  expect(anonymise({ ...body, contact: CONTACT })).toMatchObject(body);
});

it('finds who was noted in the texts of every other body, in tags and in all letter cases', () => {
  const session = anonymiser();
  session.note(
    about({
      ...CONTACT,
      shipping_address_street_one: '4417 Larkspur Terrace',
      shipping_address_city: 'Chattanooga',
      company: 'Hopperton Roofing LLC',
    }),
  );

  const { body } = session.anonymise(
    about({
      title: 'Call with Hopperton, Grace',
      memo: "HOPPERTON's plan",
      place: 'Meet at 4417 Larkspur Terrace in Chattanooga, at Hopperton Roofing LLC',
      tags: [{ name: 'VIP Grace' }],
      kind: 'grace',
      product: { name: 'Grace' },
    }),
  );

  expect(JSON.stringify(at(body, 'data', 'product'))).toContain('Grace');
  const { product: _, kind, ...others } = at(body, 'data') as JsonObject;
  expect(kind).toBe('grace');
  expect(JSON.stringify(others)).not.toMatch(/hopperton|grace|larkspur|4417|chattanooga/i);
});

it('takes a response for what the question beside it asks', () => {
  const ask = (label: string, value: string) => at(anonymise({ responses: [{ label, value }] }), 'responses');

  expect(JSON.stringify(ask('Full name', 'Grace Hopperton'))).not.toMatch(/Grace|Hopperton/);
  expect(JSON.stringify(ask('City', 'Chattanooga'))).not.toContain('Chattanooga');
  expect(JSON.stringify(ask('Your dream?', 'A house in Ohio'))).not.toMatch(/house|Ohio/);
  expect(ask('Agreed?', 'yes')).toEqual([{ label: 'Agreed?', value: 'yes' }]);
  expect(anonymise({ properties: [{ title: 'Color', value: 'Blue' }] })).toEqual({
    properties: [{ title: 'Color', value: 'Blue' }],
  });
});

it('replaces long numbers in fields of the workspace, and keeps sizes and years', () => {
  const custom = at(
    anonymise({ custom_attributes: { ssn: 123_456_789, house: 4417, size: 42, born: 1984 } }),
    'custom_attributes',
  );

  expect(custom).toMatchObject({ size: 42, born: 1984 });
  expect(JSON.stringify(custom)).not.toMatch(/123456789|4417/);
  expect(String(at(custom, 'ssn'))).toHaveLength(9);
});

it('replaces addresses in one piece, and keeps places that have none', () => {
  expect(at(anonymise({ location: '4417 Larkspur Terrace, Chattanooga, TN 37402' }), 'location')).not.toMatch(
    /Larkspur|Chatta|37402/,
  );
  expect(anonymise({ location: 'Zoom', venue: 'https://zoom.example/j/1' })).toEqual({
    location: 'Zoom',
    venue: 'https://zoom.example/j/1',
  });
});

it('gives no one the name of someone else who was noted', () => {
  const session = anonymiser();
  const people = Array.from({ length: 20 }, (_, index) => ({
    first_name: NAMES.en.first[index] ?? '',
    last_name: NAMES.en.last[index] ?? '',
    email: `person${index}@navy.test`,
  }));
  for (const person of people) session.note(about(person));

  const text = JSON.stringify(people.map((person) => session.anonymise(about(person)).body));

  for (const { first_name: first, last_name: last } of people) {
    expect(text).not.toMatch(new RegExp(`"(?:${first}|${last})"`));
  }
});

it('keeps null, numbers, lists and what is empty', () => {
  const body = {
    first_name: null,
    last_name: '',
    phone_number: null,
    tags: [],
    custom_attributes: {},
    total: 1.5,
  };

  expect(anonymise(about(body))).toEqual(about(body));
});

it('counts what it replaces, by kind', () => {
  const { replaced } = anonymiser().anonymise(about({ ...CONTACT, ip: '8.8.8.8', notes: 'a@b.test' }));

  expect(replaced).toEqual({ name: 2, 'email address': 1, 'phone number': 1, 'IP address': 1, remark: 1 });
});

it('is quick with long texts that look like the beginning of something', () => {
  const long = 'a'.repeat(300_000);
  const digits = '1 '.repeat(100_000);

  expect(anonymise({ text: long, more: digits, colons: ':'.repeat(100_000) })).toMatchObject({ text: long });
});

function leaves(value: unknown, path = ''): (readonly [path: string, value: unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, member]) => leaves(member, `${path}.${key}`));
}

function changes(before: unknown, after: unknown): (readonly [path: string, value: unknown])[] {
  const old = new Map(leaves(before));
  return leaves(after).filter(([path, value]) => old.get(path) !== value);
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : typeof value;
}

function at(value: JsonValue | undefined, ...path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((part, key) => (part as JsonObject | undefined)?.[key], value);
}

/** A name as it begins an e-mail address: no accents, no spaces. */
function plainLetters(name = ''): string {
  return name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase();
}
