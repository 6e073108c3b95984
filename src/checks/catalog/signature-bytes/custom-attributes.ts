import { isJsonObject, type JsonObject } from '../../../internal/json.ts';
import { serializeJson } from '../../../wire/serialize.ts';

/** Stands for raw JSON until the body is written. */
const PLACE = '__custom_attributes__';

/**
 * The body with these custom attributes, as raw JSON. They stand where the body has such an object, in its data or in
 * the contact inside it, and else in its data: anyone may add fields of their own in ClickFunnels, under any name.
 */
export function withCustomAttributes(body: JsonObject, rawJson: string): string {
  return serializeJson(withPlace(body)).replace(JSON.stringify(PLACE), () => rawJson);
}

function withPlace(body: JsonObject): JsonObject {
  const { data } = body;
  if (!isJsonObject(data)) return { ...body, data: { custom_attributes: PLACE } };
  const { contact } = data;
  if (!('custom_attributes' in data) && isJsonObject(contact) && 'custom_attributes' in contact) {
    return { ...body, data: { ...data, contact: { ...contact, custom_attributes: PLACE } } };
  }
  return { ...body, data: { ...data, custom_attributes: PLACE } };
}
