import { expect, it } from 'vitest';
import { requireEventType } from '../../../src/events/find-event-types.ts';
import { isJsonObject, type JsonValue } from '../../../src/internal/json.ts';
import { createPayload } from '../../../src/payloads/create-payload.ts';
import type { PayloadRequest } from '../../../src/payloads/payload.ts';
import { createRandom } from '../../../src/random/random.ts';

const AT = Date.parse('2028-02-29T23:59:59.000Z');
const SEEDS = Array.from({ length: 60 }, (_, seed) => seed);
/** What real payloads leave blank now and then, and tidy ones never. */
const BLANK_AT_TIMES = [
  'contact.first_name',
  'contact.last_name',
  'contact.time_zone',
  'line_items.0.products_variant.sku',
  'line_items.0.products_variant.description',
  'shipping_address_phone_number',
  'billing_address_street_one',
];

it.each(BLANK_AT_TIMES)('leaves %s blank in real payloads and never in tidy ones', (path) => {
  const blanks = (realism: 'real' | 'tidy') =>
    SEEDS.filter((seed) => ['', null].includes(member(orderOf(seed, { realism }), path) as string)).length;

  expect(blanks('real')).toBeGreaterThan(0);
  expect(path.includes('phone') ? 0 : blanks('tidy')).toBe(0);
});

it('reads payloads after the event where snapshots are late', () => {
  const updates = SEEDS.map((seed) => Date.parse(String(orderOf(seed, { snapshot: 'late' })['updated_at'])));

  expect(updates.some((at) => at > AT)).toBe(true);
  expect(updates.some((at) => at <= AT)).toBe(true);
  expect(Math.max(...updates)).toBeLessThanOrEqual(AT + 15_000);
});

function orderOf(seed: number, choice: Pick<PayloadRequest, 'realism' | 'snapshot'>) {
  const entry = requireEventType('order.updated');
  return createPayload({ entry, apiVersion: 'v2', random: createRandom(seed), at: AT, ...choice }).data;
}

function member(node: JsonValue | undefined, path: string): JsonValue | undefined {
  return path
    .split('.')
    .reduce<JsonValue | undefined>(
      (inner, key) =>
        Array.isArray(inner) ? inner[Number(key)] : isJsonObject(inner) ? inner[key] : undefined,
      node,
    );
}
