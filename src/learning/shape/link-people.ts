import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import type { ObservedBody } from './observed-body.ts';

/** References lie near the top of `data`. */
const MOST_LEVELS = 3;

/**
 * Says of deliveries without a contact whom they are about: the person of the record that they refer to, such as the
 * order of a transaction.
 */
export function linkPeople(bodies: readonly ObservedBody[]): readonly ObservedBody[] {
  const owners = new Map<string, string>();
  for (const { body, person } of bodies) {
    if (person.startsWith('contact ')) owners.set(subjectKey(body), person);
  }
  return bodies.map((observed) => {
    if (observed.person.startsWith('contact ')) return observed;
    const { data } = observed.body;
    const keys = [subjectKey(observed.body), ...(isJsonObject(data) ? referencesIn(data, MOST_LEVELS) : [])];
    const person = keys.map((key) => owners.get(key)).find((found) => found !== undefined);
    return person === undefined ? observed : { ...observed, person };
  });
}

/** `Orders::Invoice` 7 → `invoice 7`. */
function subjectKey({ subject_type: type, subject_id: id }: JsonObject): string {
  const name = String(type).split('::').at(-1) ?? '';
  return keyOf(name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_'), id);
}

/** What an object refers to by `order_id`, or by an `order` with an id. */
function referencesIn(object: JsonObject, levels: number): readonly string[] {
  if (levels === 0) return [];
  return Object.entries(object).flatMap(([key, value]) => {
    if (key.endsWith('_id')) return [keyOf(key.slice(0, -'_id'.length), value)];
    if (!isJsonObject(value)) return [];
    return [keyOf(key, value['id']), ...referencesIn(value, levels - 1)];
  });
}

function keyOf(name: string, id: JsonValue | undefined): string {
  return `${name.toLowerCase()} ${String(id)}`;
}
