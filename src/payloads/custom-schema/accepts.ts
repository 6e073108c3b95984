import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { identityOf, isEqual } from './equal.ts';
import { hasFormat } from './judge.ts';
import { isSchema, type Schema } from './keywords.ts';
import { readPattern } from './patterns.ts';

/** The `$defs` that references of a normal schema lead to. */
export type Definitions = JsonObject;

/** That judging parts of a draft took more steps than are worth it. */
export class TooMuchEffort extends Error {
  override readonly name = 'TooMuchEffort';
}

/** How many parts may still be looked at. */
const effort = { left: Number.POSITIVE_INFINITY };

/**
 * Does something for which only so many parts are looked at: alternatives inside of alternatives multiply.
 *
 * @throws TooMuchEffort where that is not enough.
 */
export function withEffort<T>(most: number, work: () => T): T {
  effort.left = most;
  try {
    return work();
  } finally {
    effort.left = Number.POSITIVE_INFINITY;
  }
}

/** Counts a part that is looked at. */
export function spendEffort(): void {
  effort.left -= 1;
  if (effort.left < 0) throw new TooMuchEffort();
}

/**
 * Whether a value fits a part of a normal schema. Parts are put together while data is drafted, so that compiling each
 * would take longer than all else; a draft as a whole is judged by ajv.
 */
export function accepts(schema: Schema, value: JsonValue, defs: Definitions): boolean {
  if (typeof schema === 'boolean') return schema;
  spendEffort();
  return (
    acceptsAny(schema, value) &&
    acceptsApplied(schema, value, defs) &&
    (typeof value !== 'string' || acceptsText(schema, value)) &&
    (typeof value !== 'number' || acceptsNumber(schema, value)) &&
    (!Array.isArray(value) || acceptsArray(schema, value, defs)) &&
    (!isJsonObject(value) || acceptsObject(schema, value, defs))
  );
}

/** Whether a value has one of the types that are named. */
export function hasType(value: JsonValue, type: JsonValue | undefined): boolean {
  if (Array.isArray(type)) return type.some((one: JsonValue) => hasType(value, one));
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isJsonObject(value);
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

/** The schema that a reference of a normal schema leads to. */
export function referred(reference: JsonValue | undefined, defs: Definitions): Schema {
  const name = typeof reference === 'string' ? reference.slice('#/$defs/'.length) : '';
  const found = Object.hasOwn(defs, name) ? defs[name] : undefined;
  return isSchema(found) ? found : true;
}

/** The schemas that a keyword lists. */
export function listed(value: JsonValue | undefined): readonly Schema[] {
  return Array.isArray(value) ? value.filter((item: JsonValue) => isSchema(item)) : [];
}

/** The schemas that a keyword has by name. */
export function named(value: JsonValue | undefined): readonly (readonly [name: string, schema: Schema])[] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => (isSchema(inner) ? [[name, inner] as const] : []));
}

/** How many characters a text has, as JSON Schema counts. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

function acceptsAny(schema: JsonObject, value: JsonValue): boolean {
  if (schema['type'] !== undefined && !hasType(value, schema['type'])) return false;
  if (schema['const'] !== undefined && !isEqual(schema['const'], value)) return false;
  const values = schema['enum'];
  return !Array.isArray(values) || values.some((allowed: JsonValue) => isEqual(allowed, value));
}

function acceptsApplied(schema: JsonObject, value: JsonValue, defs: Definitions): boolean {
  const fits = (inner: Schema): boolean => accepts(inner, value, defs);
  if (schema['$ref'] !== undefined && !fits(referred(schema['$ref'], defs))) return false;
  if (!listed(schema['allOf']).every(fits)) return false;
  if (schema['anyOf'] !== undefined && !listed(schema['anyOf']).some(fits)) return false;
  if (schema['oneOf'] !== undefined && listed(schema['oneOf']).filter(fits).length !== 1) return false;
  if (isSchema(schema['not']) && fits(schema['not'])) return false;
  if (!isSchema(schema['if'])) return true;
  const branch = schema[fits(schema['if']) ? 'then' : 'else'];
  return !isSchema(branch) || fits(branch);
}

function acceptsText(schema: JsonObject, text: string): boolean {
  const { minLength, maxLength, pattern, format } = schema;
  if (typeof minLength === 'number' && lengthOf(text) < minLength) return false;
  if (typeof maxLength === 'number' && lengthOf(text) > maxLength) return false;
  if (typeof pattern === 'string' && readPattern(pattern)?.test(text) === false) return false;
  return typeof format !== 'string' || hasFormat(text, format);
}

function acceptsNumber(schema: JsonObject, value: number): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (typeof minimum === 'number' && !(value >= minimum)) return false;
  if (typeof maximum === 'number' && !(value <= maximum)) return false;
  if (typeof exclusiveMinimum === 'number' && !(value > exclusiveMinimum)) return false;
  if (typeof exclusiveMaximum === 'number' && !(value < exclusiveMaximum)) return false;
  return typeof multipleOf !== 'number' || Number.isInteger(value / multipleOf);
}

function acceptsArray(schema: JsonObject, items: readonly JsonValue[], defs: Definitions): boolean {
  const { minItems, maxItems, uniqueItems, items: rest, contains, unevaluatedItems } = schema;
  if (typeof minItems === 'number' && items.length < minItems) return false;
  if (typeof maxItems === 'number' && items.length > maxItems) return false;
  if (uniqueItems === true && new Set(items.map(identityOf)).size < items.length) return false;
  const prefix = listed(schema['prefixItems']);
  const fits = items.every((item, index) => {
    const inner = prefix[index] ?? (isSchema(rest) ? rest : true);
    return accepts(inner, item, defs);
  });
  if (!fits) return false;
  if (isSchema(contains)) {
    const { minContains: least = 1, maxContains: most = Number.POSITIVE_INFINITY } = schema;
    const found = items.filter((item) => accepts(contains, item, defs)).length;
    if (found < Number(least) || found > Number(most)) return false;
  }
  if (!isSchema(unevaluatedItems)) return true;
  const seen = evaluatedItems(schema, items, defs);
  return items.every((item, index) => seen.has(index) || accepts(unevaluatedItems, item, defs));
}

function acceptsObject(schema: JsonObject, value: JsonObject, defs: Definitions): boolean {
  const keys = Object.keys(value);
  const { minProperties, maxProperties, required, propertyNames, unevaluatedProperties } = schema;
  if (typeof minProperties === 'number' && keys.length < minProperties) return false;
  if (typeof maxProperties === 'number' && keys.length > maxProperties) return false;
  if (Array.isArray(required) && !required.every((key: JsonValue) => Object.hasOwn(value, String(key))))
    return false;
  if (isSchema(propertyNames) && !keys.every((key) => accepts(propertyNames, key, defs))) return false;
  if (
    !keys.every((key) => scopeSchemas(schema, key).every((inner) => accepts(inner, value[key] ?? null, defs)))
  )
    return false;
  for (const [key, needed] of Object.entries(objectOf(schema['dependentRequired']))) {
    if (!Object.hasOwn(value, key) || !Array.isArray(needed)) continue;
    if (!needed.every((other: JsonValue) => Object.hasOwn(value, String(other)))) return false;
  }
  for (const [key, inner] of named(schema['dependentSchemas'])) {
    if (Object.hasOwn(value, key) && !accepts(inner, value, defs)) return false;
  }
  if (!isSchema(unevaluatedProperties)) return true;
  const seen = evaluatedKeys(schema, value, defs);
  return keys.every((key) => seen.has(key) || accepts(unevaluatedProperties, value[key] ?? null, defs));
}

/** What one schema, without those that are applied beside it, says of the value at a key. */
export function scopeSchemas(schema: JsonObject, key: string): Schema[] {
  const { properties, patternProperties, additionalProperties } = schema;
  const found: Schema[] = [];
  if (isJsonObject(properties) && Object.hasOwn(properties, key)) {
    const own = properties[key];
    if (isSchema(own)) found.push(own);
  }
  for (const [pattern, inner] of named(patternProperties)) {
    if (readPattern(pattern)?.test(key) === true) found.push(inner);
  }
  return found.length > 0 || !isSchema(additionalProperties) ? found : [additionalProperties];
}

function evaluatedKeys(schema: JsonObject, value: JsonObject, defs: Definitions): Set<string> {
  const seen = new Set(Object.keys(value).filter((key) => scopeSchemas(schema, key).length > 0));
  for (const inner of appliedTo(schema, value, defs)) {
    if (isSchema(inner['unevaluatedProperties'])) return new Set(Object.keys(value));
    for (const key of evaluatedKeys(inner, value, defs)) seen.add(key);
  }
  return seen;
}

function evaluatedItems(schema: JsonObject, items: readonly JsonValue[], defs: Definitions): Set<number> {
  const all = new Set(items.keys());
  const { items: rest, contains } = schema;
  if (isSchema(rest)) return all;
  const prefix = listed(schema['prefixItems']).length;
  const seen = new Set([...all].filter((index) => index < prefix));
  if (isSchema(contains)) {
    for (const [index, item] of items.entries()) if (accepts(contains, item, defs)) seen.add(index);
  }
  for (const inner of appliedTo(schema, items, defs)) {
    if (isSchema(inner['unevaluatedItems'])) return all;
    for (const index of evaluatedItems(inner, items, defs)) seen.add(index);
  }
  return seen;
}

/** The schemas applied in place that a value fits, so that what they looked at counts as evaluated. */
function appliedTo(schema: JsonObject, value: JsonValue, defs: Definitions): JsonObject[] {
  const fits = (inner: Schema): boolean => accepts(inner, value, defs);
  const applied: Schema[] = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) =>
    listed(schema[keyword]).filter(fits),
  );
  if (schema['$ref'] !== undefined) applied.push(referred(schema['$ref'], defs));
  if (isSchema(schema['if'])) {
    const holds = fits(schema['if']);
    if (holds) applied.push(schema['if']);
    const branch = schema[holds ? 'then' : 'else'];
    if (isSchema(branch)) applied.push(branch);
  }
  if (isJsonObject(value)) {
    for (const [key, inner] of named(schema['dependentSchemas']))
      if (Object.hasOwn(value, key)) applied.push(inner);
  }
  return applied.filter((inner) => isJsonObject(inner));
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
