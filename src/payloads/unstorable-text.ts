import { isJsonObject, type JsonValue } from '../internal/json.ts';

/** Half of a character beyond U+FFFF, without its other half. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Why ClickFunnels could never send a value: its database keeps payloads as jsonb, which holds neither U+0000 nor a lone
 * surrogate (documented by PostgreSQL). `undefined` where it could.
 */
export function unstorableText(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string') return unstorableString(value);
  if (Array.isArray(value)) return firstOf(value, unstorableText);
  if (!isJsonObject(value)) return undefined;
  return firstOf(Object.entries(value), ([key, member]) => unstorableString(key) ?? unstorableText(member));
}

function unstorableString(text: string): string | undefined {
  if (text.includes('\0')) return `cannot contain U+0000: ${NEVER_SENT}`;
  return LONE_SURROGATE.test(text) ? `cannot contain half a surrogate pair: ${NEVER_SENT}` : undefined;
}

const NEVER_SENT = 'PostgreSQL cannot store it, so ClickFunnels never sends it';

function firstOf<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
