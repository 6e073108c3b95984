import { EVENT_CATALOG } from '../../../src/events/catalog.ts';
import type { ApiVersion, EventTypeEntry } from '../../../src/events/event-type.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/internal/json.ts';
import { createPayload } from '../../../src/payloads/create-payload.ts';
import type { Payload } from '../../../src/payloads/payload.ts';
import { createRandom } from '../../../src/random/random.ts';

/** When every event of these tests happens. */
export const AT = Date.parse('2026-03-04T15:20:31.412Z');

const CATALOG: readonly EventTypeEntry[] = EVENT_CATALOG;

/** Every event type with a V1 payload. */
export const V1_ENTRIES = CATALOG.filter(({ versions }) => versions.includes('v1'));

/** Every event type with a V2 payload. */
export const V2_ENTRIES = CATALOG.filter(({ versions }) => versions.includes('v2'));

/** Numbers to seed with. */
export function seeds(count: number): number[] {
  return Array.from({ length: count }, (_, seed) => seed);
}

function entryOf(name: string): EventTypeEntry {
  const entry = CATALOG.find((candidate) => candidate.name === name);
  if (entry === undefined) throw new Error(`No event type is called ${name}.`);
  return entry;
}

export function payloadOf(name: string, seed: number | string, apiVersion: ApiVersion = 'v2'): Payload {
  return createPayload({ entry: entryOf(name), apiVersion, random: createRandom(seed), at: AT });
}

export function dataOf(name: string, seed: number | string): JsonObject {
  return payloadOf(name, seed).data;
}

/** The value at a dotted path; numbers are positions in arrays. */
export function at(data: JsonValue | undefined, path: string): JsonValue | undefined {
  return path.split('.').reduce<JsonValue | undefined>((node, step) => {
    if (isList(node)) return node[Number(step)];
    return isJsonObject(node) ? node[step] : undefined;
  }, data);
}

export function objectAt(data: JsonValue | undefined, path: string): JsonObject {
  const value = at(data, path);
  if (isJsonObject(value)) return value;
  throw new Error(`There is no object at ${path}.`);
}

export function listAt(data: JsonValue | undefined, path: string): readonly JsonValue[] {
  const value = at(data, path);
  if (isList(value)) return value;
  throw new Error(`There is no list at ${path}.`);
}

/** Whole thousandths of a decimal string. */
export function thousandths(amount: JsonValue | undefined): number {
  if (typeof amount !== 'string' || !/^-?\d+\.\d{1,3}$/.test(amount))
    throw new Error(`${String(amount)} is no amount.`);
  return Math.round(Number(amount) * 1_000);
}

/** What an invoice comes to by its parts, in whole thousandths. */
export function thousandthsOfParts(invoice: JsonObject): number {
  return (
    thousandths(invoice['subtotal_amount']) -
    thousandths(invoice['discount_amount']) +
    thousandths(invoice['tax_amount']) +
    thousandths(invoice['shipping_amount'])
  );
}

/** Every value of a payload with its dotted path, objects and arrays included. */
export function* walk(
  node: JsonValue | undefined,
  path = '',
): Generator<{ path: string; key: string; value: JsonValue }> {
  if (node === undefined) return;
  if (path !== '') yield { path, key: path.slice(path.lastIndexOf('.') + 1), value: node };
  if (node === null || typeof node !== 'object') return;
  const children = isList(node) ? node.entries() : Object.entries(node);
  for (const [key, child] of children) yield* walk(child, path === '' ? String(key) : `${path}.${key}`);
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
