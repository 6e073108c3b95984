import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { JsonObject } from '../../../src/internal/json.ts';
import { RAILS_TIME_ZONES } from '../../../src/payloads/rails-time-zones.ts';
import { validateData, validateValue } from '../../../src/payloads/validation.ts';
import { VALUE_FORMATS } from '../../../src/payloads/validation-formats.ts';

const SCHEMA_PATHS = ['v1', 'v2'].flatMap((version) =>
  readdirSync(new URL(`../../../schemas/${version}`, import.meta.url))
    .filter((file) => file.endsWith('.json'))
    .map((file) => `${version}/${file.replace('.json', '')}`),
);

const contact = (changes: JsonObject = {}): JsonObject => ({
  id: 1_234_567,
  workspace_id: 42,
  uuid: '5d2f9c1a-7e43-4b86-9a0f-c3e81b6d4f27',
  ...changes,
});

const order = (changes: JsonObject = {}): JsonObject => ({
  id: 7_654_321,
  workspace_id: 42,
  contact_id: 1_234_567,
  currency: 'USD',
  origination_channel_id: 9,
  contact: contact(),
  workspace: { id: 42, public_id: 'KtHyRw', team_id: 7, name: 'Shop', subdomain: 'shop' },
  ...changes,
});

function problemsOfFormat(format: string, value: string): readonly unknown[] {
  return validateValue({ type: 'string', format }, value, 'value');
}

it('compiles every schema of the package, references included', () => {
  const problems = SCHEMA_PATHS.map((path) => validateData(path, 12)[0]?.message);

  expect(SCHEMA_PATHS).toContain('v2/order');
  expect([...new Set(problems)]).toEqual(['must be an object, got 12']);
});

it('finds nothing wrong with a valid contact', () => {
  expect(validateData('v2/contact', contact({ email_address: null, time_zone: 'Madrid' }))).toEqual([]);
});

it('names the allowed types and the received value', () => {
  expect(validateData('v2/contact', contact({ first_name: 12 }))).toEqual([
    { path: 'data.first_name', message: 'must be a string or null, got 12' },
  ]);
});

it('names the place inside an array of a referenced schema', () => {
  expect(validateData('v2/contact', contact({ tags: [{ id: 1 }, { id: 'x' }] }))).toContainEqual({
    path: 'data.tags[1].id',
    message: 'must be an integer, got "x"',
  });
});

it('tells a missing key at the path it should have', () => {
  const { uuid: _uuid, ...withoutUuid } = contact();

  expect(validateData('v2/contact', withoutUuid)).toEqual([
    { path: 'data.uuid', message: 'is required but missing' },
  ]);
});

it('lists the allowed values of an enumerated field once', () => {
  expect(validateData('v2/order', order({ order_type: 'weekly' }))).toEqual([
    {
      path: 'data.order_type',
      message: 'must be one of "one-time-order", "subscription-order" or null, got "weekly"',
    },
  ]);
});

it('tells only the type of an enumerated field that has the wrong one', () => {
  expect(validateData('v2/order', order({ order_type: 12 }))).toEqual([
    { path: 'data.order_type', message: 'must be a string or null, got 12' },
  ]);
});

it('joins the types of alternatives when a value fits none of them', () => {
  expect(validateData('v2/order', order({ previous_line_item: 12 }))).toEqual([
    { path: 'data.previous_line_item', message: 'must be an object, a string or null, got 12' },
  ]);
});

it('reports what is wrong inside the alternative that the value was meant for', () => {
  expect(validateData('v2/order', order({ order_page: { id: 1, public_id: null, name: null } }))).toEqual([
    { path: 'data.order_page.name', message: 'must be a string, got null' },
  ]);
});

it('shows the expected form of a value that has a format', () => {
  expect(validateData('v2/order', order({ total_amount: '49,00' }))).toEqual([
    {
      path: 'data.total_amount',
      message: 'must be a decimal number written as a string, such as "49.00", got "49,00"',
    },
  ]);
});

it('names objects and arrays instead of printing them, and shortens long text', () => {
  const message = (value: unknown) => validateValue({ type: 'integer' }, value, 'id')[0]?.message;

  expect(message({})).toBe('must be an integer, got an object');
  expect(message([1])).toBe('must be an integer, got an array of 1 item');
  expect(message([1, 2])).toBe('must be an integer, got an array of 2 items');
  expect(message('x'.repeat(500))).toBe(`must be an integer, got "${'x'.repeat(60)}…"`);
});

it('writes keys that hold dots in brackets', () => {
  const schema = { type: 'object', additionalProperties: { type: 'string' } };

  expect(validateValue(schema, { 'a.b': 1 }, 'data')[0]?.path).toBe('data["a.b"]');
});

it('allows the keywords that steer generation', () => {
  expect(
    validateValue({ type: 'string', faker: 'person.firstName', 'x-usually': 'null' }, 'Ada', 'name'),
  ).toEqual([]);
});

it('checks parts of a resolved schema that hold the same file twice', () => {
  const page = { $id: 'https://cf-webhook-sim.example/schemas/v2/page-ref.json', type: 'object' };
  const schema = { type: 'object', properties: { first: page, second: { ...page, title: 'Other' } } };

  expect(validateValue(schema, { first: {}, second: 1 }, 'x')).toEqual([
    { path: 'x.second', message: 'must be an object, got 1' },
  ]);
});

it('accepts the example of every format', () => {
  const failing = Object.entries(VALUE_FORMATS).filter(
    ([name, { example }]) => problemsOfFormat(name, example).length > 0,
  );

  expect(failing).toEqual([]);
});

it('knows the 151 time zone names of Rails', () => {
  expect(RAILS_TIME_ZONES.size).toBe(151);
});

it.each([
  ['public-id', 'PrWnQe'],
  ['public-id', 'YYEXRWP'],
  ['uuid-or-hex32', '9b0e6f4d2c8a41e7b35d7f9012ab34cd'],
  ['date-time', '2026-03-04T10:15:00.250+01:00'],
  ['date-time', '2024-02-29T00:00:00Z'],
  ['decimal-string', '0.0'],
  ['decimal-string', '-12.5'],
  ['iso-4217', 'usd'],
  ['rails-time-zone-name', "Nuku'alofa"],
  ['iana-time-zone', 'Europe/Madrid'],
  ['phone', '1-616-555-0142 x12'],
  ['phone', '(616) 555-0142 x4711'],
  ['phone', '616.555.0142 x77'],
  ['ip-address', '2001:db8::1'],
  ['email', 'double..dot@docomo.example'],
  ['email', 'jörg+tag@müller.example'],
  ['uri', 'https://search.example/find?q=planner'],
])('accepts as %s: %s', (format, value) => {
  expect(problemsOfFormat(format, value)).toEqual([]);
});

it.each([
  ['public-id', 'abc123'],
  ['uuid-or-hex32', '31CABEA548C19C0495106323678ABCAC'],
  ['date-time', '2025-02-30T11:08:33.872Z'],
  ['date-time', '2025-01-31T11:08:33'],
  ['date-time', '2025-01-31'],
  ['decimal-string', '1e3'],
  ['decimal-string', '$49.00'],
  ['iso-4217', 'UDS'],
  ['iso-4217', 'Usd'],
  ['iso-3166-1-alpha-2', 'UK'],
  ['iso-3166-1-alpha-2', 'ZZ'],
  ['rails-time-zone-name', 'Europe/Madrid'],
  ['iana-time-zone', 'Madrid'],
  ['iana-time-zone', '+01:00'],
  ['phone', 'call me'],
  ['url-path', 'blog'],
  ['hex-color', '#fff'],
  ['ip-address', '300.1.1.1'],
  ['email', 'jane.doe'],
  ['email', 'jane@doe@example.com'],
  ['uri', 'www.example.com'],
  ['hostname', 'exa mple.com'],
])('refuses as %s: %s', (format, value) => {
  expect(problemsOfFormat(format, value)).toHaveLength(1);
});
