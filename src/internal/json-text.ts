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

/** Control characters that JSON allows as they are, and terminals obey. */
const BARE_CONTROLS = /[\u007f-\u009f]/g;

/** The same JSON without control characters, for what may be a terminal. */
export function withoutControls(json: string): string {
  return json.replaceAll(
    BARE_CONTROLS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
