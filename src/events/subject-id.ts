import { isJsonObject, type JsonValue } from '../internal/json.ts';
import { WrittenNumber } from '../internal/written-number.ts';
import { parseJsonAsWritten } from '../source/parse-json.ts';

/** The `subject_id` of a body: a number, or its digits as text where JavaScript cannot count so far (2^53 and beyond). */
export type SubjectId = number | string;

/** The {@link SubjectId} that a number of a body is; `null` for anything that is not a number. */
export function subjectIdOf(value: JsonValue | undefined): SubjectId | null {
  if (typeof value === 'number') return value;
  if (!(value instanceof WrittenNumber)) return null;
  const plain = value.toJSON();
  return Number.isSafeInteger(plain) ? plain : value.text;
}

/**
 * The number under `subject_id` as the text of a body has it.
 *
 * @param parsed What `JSON.parse` makes of it, which loses digits beyond 2^53.
 * @param body The whole body.
 */
export function exactSubjectId(parsed: number, body: Uint8Array): SubjectId {
  if (Number.isSafeInteger(parsed)) return parsed;
  const again = parseJsonAsWritten(Buffer.from(body).toString());
  const value = again.ok ? again.value : null;
  return (isJsonObject(value) ? subjectIdOf(value['subject_id']) : null) ?? parsed;
}
