import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { EMBEDDED, isKeptClass, type KeptClass, REFERENCES } from './record-facts.ts';
import { isRecordId } from './workspace-record.ts';

/** What a body says about one record. */
export interface RecordNews {
  readonly recordClass: KeptClass;
  readonly id: number;
  readonly data: JsonObject;
}

/** What a body says about the records of its workspace. */
export interface EventNews {
  /** The record that the event is about, as it is since then; absent where nothing can be told of it. */
  readonly subject?: RecordNews;
  /** The record that is gone. */
  readonly removed?: Pick<RecordNews, 'recordClass' | 'id'>;
  /** Records that the body mentions. */
  readonly mentioned: readonly RecordNews[];
}

/**
 * Reads what an event says about records. In V1 a body has the flat columns of its subject only (assumed).
 *
 * @param data The `data` of its body.
 */
export function newsIn(
  { type, apiVersion, subjectId, subjectType }: Omit<OutgoingEvent, 'body'>,
  data: JsonObject,
): EventNews {
  const subject =
    isKeptClass(subjectType) && isRecordId(subjectId)
      ? { recordClass: subjectType, id: subjectId }
      : undefined;
  if (apiVersion === 'v1') {
    const columns = isJsonObject(data['attributes']) ? data['attributes'] : {};
    return newsOf({ subject, isDeleted: type.endsWith('.deleted'), data: columns, isWhole: false });
  }
  return newsOf({ subject, isDeleted: type.endsWith('.deleted'), data, isWhole: data['id'] === subjectId });
}

function newsOf({
  subject,
  isDeleted,
  data,
  isWhole,
}: {
  readonly subject: Pick<RecordNews, 'recordClass' | 'id'> | undefined;
  readonly isDeleted: boolean;
  readonly data: JsonObject;
  readonly isWhole: boolean;
}): EventNews {
  const mentioned = mentionsIn(data);
  if (subject === undefined) return { mentioned };
  const others = mentioned.filter(
    ({ recordClass, id }) => id !== subject.id || recordClass !== subject.recordClass,
  );
  if (isDeleted) return { removed: subject, mentioned: others };
  const news = { ...subject, data: { ...data, id: subject.id } };
  return isWhole ? { subject: news, mentioned: others } : { mentioned: [...others, news] };
}

/** The records that a body mentions, however deep: each once, as where most is said of it. */
export function mentionsIn(data: JsonObject): RecordNews[] {
  const found = new Map<string, RecordNews>();
  const mention = (recordClass: KeptClass, said: JsonObject) => {
    const { id } = said;
    if (!isRecordId(id)) return;
    const key = `${recordClass} ${id}`;
    const before = found.get(key)?.data ?? {};
    if (Object.keys(said).length > Object.keys(before).length)
      found.set(key, { recordClass, id, data: said });
  };
  const read = (owner: JsonObject) => {
    for (const [key, value = null] of Object.entries(owner)) {
      const embedded = EMBEDDED[key];
      const referred = REFERENCES[key];
      if (embedded !== undefined && isJsonObject(value)) mention(embedded, embeddedIn(key, value, owner));
      else if (referred !== undefined)
        for (const id of idsIn(value)) mention(referred, saidOf(key, id, owner));
      else if (key === 'tags') for (const tag of objectsIn(value)) mention('Contacts::Tag', tag);
      for (const inner of objectsIn(value)) read(inner);
    }
  };
  read(data);
  return [...found.values()];
}

/** What else the owner of an embedded record says about it: line items have the product beside the variant. */
function embeddedIn(key: string, value: JsonObject, { original_product: product }: JsonObject): JsonObject {
  return key === 'products_variant' && isJsonObject(product)
    ? { product_id: product['id'], ...value }
    : value;
}

/** What else the owner of a reference says about the record that it refers to. */
function saidOf(key: string, id: number, owner: JsonObject): JsonObject {
  if (key === 'tag_id' && isJsonObject(owner['tag'])) return { ...owner['tag'], id };
  return key === 'variant_ids' || key === 'default_variant_id'
    ? { id, product_id: owner['id'] ?? null, default: id === owner['default_variant_id'] }
    : { id };
}

function idsIn(value: JsonValue): readonly number[] {
  return (Array.isArray(value) ? value : [value]).filter(isRecordId);
}

function objectsIn(value: JsonValue): readonly JsonObject[] {
  if (isJsonObject(value)) return [value];
  return Array.isArray(value) ? value.filter((item: JsonValue) => isJsonObject(item)) : [];
}
