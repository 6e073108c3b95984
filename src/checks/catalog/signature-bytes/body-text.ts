import { isJsonObject, type JsonObject } from '../../../internal/json.ts';

/** Free text that many resources have, where any text is as good as another. */
const TEXT_FIELDS = ['first_name', 'last_name', 'name', 'notes', 'title', 'description', 'job_title'];

/** The body with a text in one of the free texts of its data, or in a new field where it has none. */
export function withText(body: JsonObject, text: string): JsonObject {
  const { data } = body;
  if (!isJsonObject(data)) return { ...body, data: { notes: text } };
  const field = TEXT_FIELDS.find((name) => typeof data[name] === 'string') ?? 'notes';
  return { ...body, data: { ...data, [field]: text } };
}
