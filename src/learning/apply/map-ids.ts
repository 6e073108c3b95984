import { idOfPublicId, publicIdOf } from '../../events/public-id.ts';
import { RECORD_CLASSES, type RecordClass } from '../../events/record-class.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { createRandom } from '../../random/random.ts';
import type { LearnedFields } from '../overlay/overlay.ts';
import { keyOf } from '../shape/body-rows.ts';
import { isIdKey, kindOfId, kindOfType } from '../shape/id-kind.ts';

/** Where the ids of one kind of record lie. */
interface IdRange {
  readonly from: number;
  readonly to: number;
  /** How many records there are, where few are shared by many events: a workspace, products. */
  readonly distinct: number | undefined;
}

/** The ranges of ids by the kind of record, over all events, so that an id is the same in each of them. */
export type IdRanges = ReadonlyMap<string, IdRange>;

/** Gathers {@link IdRanges} from the fields of every event. */
export function idRanges(
  events: readonly { readonly fields: LearnedFields; readonly subjectType: string | undefined }[],
): IdRanges {
  const ranges = new Map<string, IdRange>();
  for (const { fields, subjectType } of events) {
    for (const [path, { range, distinct }] of fields) {
      if (range === undefined || !isIdKey(keyOf(path))) continue;
      const kind = kindOfId(path, subjectType);
      const known = ranges.get(kind);
      ranges.set(kind, {
        from: Math.min(range[0], known?.from ?? range[0]),
        to: Math.max(range[1], known?.to ?? range[1]),
        distinct: known === undefined ? distinct : larger(known.distinct, distinct),
      });
    }
  }
  return ranges;
}

/**
 * Gives the records of a body ids in the workspace's ranges: the same id becomes the same again, in every event, and its
 * public id follows.
 */
export function mapIds(body: JsonObject, ranges: IdRanges): JsonObject {
  if (ranges.size === 0) return body;
  const { data, subject_type: type, ...envelope } = body;
  const subject = kindOfType(String(type));
  return {
    ...mapMembers(envelope, '', subject, ranges),
    ...(type === undefined ? {} : { subject_type: type }),
    ...(data === undefined ? {} : { data: mapValue(data, subject, subject, ranges) }),
  };
}

function mapValue(value: JsonValue, kind: string, subject: string, ranges: IdRanges): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => mapValue(item, kind, subject, ranges));
  return isJsonObject(value) ? mapMembers(value, kind, subject, ranges) : value;
}

function mapMembers(object: JsonObject, kind: string, subject: string, ranges: IdRanges): JsonObject {
  const mapped = Object.fromEntries(
    Object.entries(object).map(([key, member = null]): [string, JsonValue] => {
      if (typeof member !== 'number' || !isIdKey(key)) {
        return [key, mapValue(member, kindOfId(`${key}.id`, undefined), subject, ranges)];
      }
      return [key, mapId(member, key === 'id' ? kind : kindOfKey(key, subject), ranges)];
    }),
  );
  const { id, public_id: publicId } = object;
  const newId = mapped['id'];
  if (typeof id !== 'number' || typeof newId !== 'number' || typeof publicId !== 'string' || id === newId) {
    return mapped;
  }
  const recordClass = CLASSES.find((known) => idOfPublicId(known, publicId) === id);
  return recordClass === undefined ? mapped : { ...mapped, public_id: publicIdOf(recordClass, newId) };
}

const CLASSES = Object.keys(RECORD_CLASSES).filter((name): name is RecordClass => name in RECORD_CLASSES);

function kindOfKey(key: string, subject: string): string {
  return key === 'subject_id' ? subject : kindOfId(key, undefined);
}

function mapId(id: number, kind: string, ranges: IdRanges): number {
  const range = ranges.get(kind);
  if (range === undefined || !Number.isInteger(id)) return id;
  const { from, to, distinct } = range;
  const size = Math.max(1, to - from);
  if (distinct !== undefined) return from + createRandom(`${kind} ${id % distinct}`).integer(0, size - 1);
  return id >= from && id <= to ? id : from + (Math.abs(id) % size);
}

function larger(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : Math.max(a, b);
}
