import { publicIdOf } from '../../events/public-id.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { EMBEDDED, type KeptClass, REFERENCES } from './record-facts.ts';

/** The ids that take the place of others, by {@link linkOf}. */
export type RecordLinks = Map<string, number>;

/** A record as a key: ids of different classes may be equal. */
export function linkOf(recordClass: KeptClass, id: number): string {
  return `${recordClass} ${id}`;
}

/** Where two bodies name different records of a class: the ones that the first names, with those of the second. */
export function linksBetween(made: JsonObject, known: JsonObject): RecordLinks {
  const knownIds = new Map(namedIn(known));
  return new Map(
    namedIn(made).flatMap(([recordClass, id]) => {
      const other = knownIds.get(recordClass);
      return other === undefined ? [] : [[linkOf(recordClass, id), other] as const];
    }),
  );
}

/** A body in which everything that names a record names the one that takes its place. */
export function relink(data: JsonObject, links: RecordLinks): JsonObject {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, relinked(key, value, links)]));
}

function relinked(key: string, value: JsonValue | undefined, links: RecordLinks): JsonValue | undefined {
  const reference = REFERENCES[key];
  if (typeof value === 'number')
    return reference === undefined ? value : (links.get(linkOf(reference, value)) ?? value);
  if (Array.isArray(value)) return value.map((item) => relinked(key, item, links) ?? null);
  if (!isJsonObject(value)) return value;

  const inside = relink(value, links);
  const embedded = EMBEDDED[key];
  const id = embedded === undefined ? undefined : links.get(linkOf(embedded, Number(value['id'])));
  if (embedded === undefined || id === undefined) return inside;
  return { ...inside, id, ...('public_id' in inside ? { public_id: publicIdOf(embedded, id) } : {}) };
}

/** The records that a body names at its top, by class. */
function namedIn(data: JsonObject): readonly (readonly [KeptClass, number])[] {
  return Object.entries(data).flatMap(([key, value]) => {
    const id = isJsonObject(value) ? value['id'] : value;
    const recordClass = isJsonObject(value) ? EMBEDDED[key] : REFERENCES[key];
    return recordClass === undefined || typeof id !== 'number' ? [] : [[recordClass, id] as const];
  });
}
