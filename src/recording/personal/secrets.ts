import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { MASK, maskUrls } from '../../internal/mask.ts';
import { snakeCase } from './personal-key.ts';

/** Keys whose texts let someone in somewhere. */
const SECRET_KEY =
  /(?:^|_)(?:passwords?|passwd|pwd|passphrase|secrets?|tokens?|(?:api|access|private|signing|secret)_?keys?|credentials?|authorization|cookies?|session|csrf|signature)(?:_(?:value|hash|digest|base))?$/;
/** What keys of payment systems, webhooks, code hosts and chats look like, bearer tokens, and tokens in three parts. */
const SECRET_TEXT =
  /\b(?:(?:sk|rk|whsec|ghp|gho|github_pat|glpat|xox[abps])[-_][\w-]{10,}|bearer\s+[\w.~+/=-]{8,}|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*)/gi;

/**
 * A body without secrets: `***` stands for them.
 *
 * @param found Is told of each of them.
 * @returns The value itself where it has none.
 */
export function withoutSecrets(value: JsonValue, found: () => void): JsonValue {
  return member('', value, found);
}

function member(key: string, value: JsonValue, found: () => void): JsonValue {
  if (typeof value === 'string') return text(key, value, found);
  if (Array.isArray(value)) {
    const items: readonly JsonValue[] = value;
    const others = items.map((item) => member(key, item, found));
    return others.every((other, index) => other === items[index]) ? value : others;
  }
  return isJsonObject(value) ? object(value, found) : value;
}

function object(value: JsonObject, found: () => void): JsonObject {
  const members = Object.entries(value);
  const others = members.map(([key, one = null]): [string, JsonValue] => [key, member(key, one, found)]);
  return others.every(([, other], index) => other === members[index]?.[1])
    ? value
    : Object.fromEntries(others);
}

function text(key: string, value: string, found: () => void): string {
  const isSecret = value.trim() !== '' && SECRET_KEY.test(snakeCase(key));
  const other = isSecret ? MASK : maskUrls(value).replaceAll(SECRET_TEXT, MASK);
  if (other !== value) found();
  return other;
}
