import { isJsonObject, type JsonObject, type JsonValue, withPlainNumbers } from '../internal/json.ts';
import { WrittenNumber } from '../internal/written-number.ts';

/** The numbers of a part of a schema as they are written, by keyword, where JavaScript would write others. */
type WrittenBounds = Readonly<Record<string, string>>;

const boundsOf = new WeakMap<object, WrittenBounds>();

/** A schema with plain numbers, as validation needs it; {@link boundAsWritten} still knows how they are written. */
export function plainSchema(schema: JsonObject): JsonObject {
  const plain = withPlainNumbers(schema);
  remember(plain, schema);
  return isJsonObject(plain) ? plain : schema;
}

/** A copy of parts of a schema; the bounds of the parts are known of the copy as well. */
export function withBoundsOf<T extends object>(copy: T, ...parts: readonly object[]): T {
  const bounds = parts.map((part) => boundsOf.get(part)).filter((known) => known !== undefined);
  if (bounds.length > 0) boundsOf.set(copy, Object.assign({}, ...bounds));
  return copy;
}

/** A number of a part of a schema as it is written; `undefined` where JavaScript writes the same. */
export function boundAsWritten(part: unknown, keyword: string): string | undefined {
  return typeof part === 'object' && part !== null ? boundsOf.get(part)?.[keyword] : undefined;
}

function remember(plain: JsonValue | undefined, written: JsonValue | undefined): void {
  if (plain === written || written instanceof WrittenNumber) return;
  if (Array.isArray(plain) && Array.isArray(written)) {
    for (const [index, item] of plain.entries()) remember(item, written[index]);
    return;
  }
  if (!isJsonObject(plain) || !isJsonObject(written)) return;
  const own = Object.entries(written).flatMap(([key, value]) =>
    value instanceof WrittenNumber ? [[key, value.text]] : [],
  );
  if (own.length > 0) boundsOf.set(plain, Object.fromEntries(own));
  for (const [key, member] of Object.entries(plain)) remember(member, written[key]);
}
