import { isJsonObject, type JsonValue } from './json.ts';
import { WrittenNumber } from './written-number.ts';

/** JSON as `JSON.stringify` writes it, except that a {@link WrittenNumber} is written as it is. */
export function jsonText(value: JsonValue): string {
  if (value instanceof WrittenNumber) return value.text;
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).flatMap(([key, member]) =>
    member === undefined ? [] : [`${JSON.stringify(key)}:${jsonText(member)}`],
  );
  return `{${members.join(',')}}`;
}
