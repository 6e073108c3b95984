import { isJsonObject, type JsonValue } from '../../../internal/json.ts';

/**
 * A state without what changes by itself.
 *
 * @param fields Names of keys, taken out wherever they stand (`updated_at`), or ends of paths (`user.last_seen`).
 */
export function withoutFields(state: JsonValue, fields: readonly string[]): JsonValue {
  if (fields.length === 0) return state;
  return strip(
    state,
    fields.map((field) => field.split('.')),
    [],
  );
}

function strip(value: JsonValue, fields: readonly (readonly string[])[], path: readonly string[]): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => strip(item, fields, path));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => ({ key, item: item ?? null, here: [...path, key] }))
      .filter(({ here }) => !fields.some((field) => endsWith(here, field)))
      .map(({ key, item, here }) => [key, strip(item, fields, here)]),
  );
}

function endsWith(path: readonly string[], end: readonly string[]): boolean {
  return (
    end.length <= path.length && end.every((key, index) => key === path[path.length - end.length + index])
  );
}
