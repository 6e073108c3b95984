import { parseDuration } from '../../internal/duration.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { journeyError } from '../journey-error.ts';

/** Reads text. */
export function textIn(fields: JsonObject, key: string): string | undefined {
  const value = fields[key];
  return typeof value === 'string' ? value : undefined;
}

/** Reads text that the action cannot do without. @throws SimulatorError `invalid-journey` where it is missing. */
export function requiredText(fields: JsonObject, key: string): string {
  const value = textIn(fields, key);
  if (value === undefined) throw journeyError(`"${key}" is missing.`, `Add ${key}: to the step.`);
  return value;
}

/** Reads a whole number. */
export function wholeIn(fields: JsonObject, key: string): number | undefined {
  const value = fields[key];
  return typeof value === 'number' ? value : undefined;
}

/** Reads true or false; false where nothing is said. */
export function flagIn(fields: JsonObject, key: string): boolean {
  return fields[key] === true;
}

/** Reads an amount, which may be a number or text such as `49.00`, in cents. */
export function centsIn(fields: JsonObject, key: string): number | undefined {
  const value = fields[key];
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const cents = Math.round(Number(value) * 100);
  if (Number.isSafeInteger(cents) && cents >= 0) return cents;
  throw journeyError(
    `"${key}" must be an amount of money, got "${value}".`,
    'Write it with a dot and two digits: 49.00.',
  );
}

/** Reads a duration such as `14d`, in milliseconds. */
export function durationIn(fields: JsonObject, key: string): number | undefined {
  const text = textIn(fields, key);
  return text === undefined ? undefined : parseDuration(text);
}

/** Reads a list of keys with values. */
export function listIn(fields: JsonObject, key: string): readonly JsonObject[] {
  const value = fields[key];
  return Array.isArray(value) ? value.filter((item: JsonValue) => isJsonObject(item)) : [];
}

/** Reads a list of texts. */
export function textsIn(fields: JsonObject, key: string): readonly string[] | undefined {
  const value = fields[key];
  return Array.isArray(value) ? value.map((item: JsonValue) => String(item)) : undefined;
}

/** Reads keys with values; none where nothing is said. */
export function recordIn(fields: JsonObject, key: string): JsonObject {
  const value = fields[key];
  return isJsonObject(value) ? value : {};
}
