import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';

/** What the bytes of a signature are got wrong with: everything beyond ASCII, and what Rails escapes. */
const TREACHEROUS = /[^\x20-\x7e]|[<>&]/g;
/** A key that JavaScript moves to the front of its object. */
const INTEGER_KEY = /^(0|[1-9]\d*)$/;

/** What a person has left open more often than not, and a receiver may want to know. */
const FILLED: Readonly<Record<string, JsonValue>> = {
  email_address: 'ada.lovelace@example.com',
  first_name: 'Ada',
  last_name: 'Lovelace',
  phone_number: '+15555550100',
};

/**
 * The same body in text that survives being parsed and written again in any way: ASCII without `<`, `>` and `&`, and
 * no keys that look like numbers; and no one in it is without a name and an address. A receiver with a bug in the bytes of signatures takes it all the same, so that
 * other checks are not about that bug too.
 */
export function plainBody(body: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(body)
      .filter(([key]) => !INTEGER_KEY.test(key))
      .map(([key, value]) => [plainText(key), plainMember(key, value ?? FILLED[key] ?? null)]),
  );
}

/** Someone with a name, who has been seen on no page: that would be a good deal of text, and nothing that a receiver needs. */
function plainMember(key: string, value: JsonValue): JsonValue {
  if (key === 'anonymous') return 0;
  if (key !== 'visits' || !isJsonObject(value)) return plainValue(value);
  return Object.fromEntries(Object.keys(value).map((name) => [name, null]));
}

function plainValue(value: JsonValue): JsonValue {
  if (typeof value === 'string') return plainText(value);
  if (isJsonObject(value)) return plainBody(value);
  return isList(value) ? value.map(plainValue) : value;
}

function plainText(text: string): string {
  return text.normalize('NFKD').replaceAll(TREACHEROUS, '');
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
