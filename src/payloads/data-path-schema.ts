import { isJsonObject, type JsonObject, type JsonValue } from '../internal/json.ts';
import { readPattern } from './custom-schema/patterns.ts';
import { isJsonArray, type PathStep } from './data-path.ts';

/** The schema that allows everything: what is inside an open object such as `custom_attributes`. */
const OPEN: JsonObject = {};
/** More paths are not looked through for one that is alike. */
const MOST_PATHS = 20_000;
/** How many references and alternatives are looked through for the types of one value. */
const MOST_FOLLOWED = 8;
const DEFINED = new WeakMap<JsonObject, JsonObject>();

/**
 * What a resolved schema says about the value at a path, looking through alternatives (`anyOf`), arrays and open
 * objects. An empty schema means that anything may stand there.
 *
 * An object whose schema lists its properties has no others, unless `additionalProperties` says so: that JSON Schema
 * itself is more generous does not help someone who misspelled a key.
 *
 * @returns `undefined` when the schema does not have the path.
 */
export function schemaAt(schema: JsonObject, steps: readonly PathStep[]): JsonObject | undefined {
  let node: JsonObject | undefined = schema;
  for (const step of steps) {
    if (node === undefined) return undefined;
    node = childSchema(node, step);
  }
  return node;
}

/** The JSON types that a schema allows, alternatives included; empty when it does not say. */
export function schemaTypes(schema: JsonObject): readonly string[] {
  return [...new Set(alternatives(schema).flatMap(ownTypes))];
}

/** The values that a schema's enumerations list; empty when it has none. */
export function schemaEnum(schema: JsonObject): readonly JsonValue[] {
  return alternatives(schema).flatMap((part) => (isJsonArray(part['enum']) ? part['enum'] : []));
}

/** The formats that a schema asks of strings. */
export function schemaFormats(schema: JsonObject): readonly string[] {
  return alternatives(schema).flatMap((part) => (typeof part['format'] === 'string' ? [part['format']] : []));
}

/**
 * The same steps with an index turned into a key wherever the schema has an object and no array: the `2024` of
 * `custom_attributes.2024` is a key.
 */
export function stepsForSchema(schema: JsonObject, steps: readonly PathStep[]): readonly PathStep[] {
  return steps.map((step, position) => {
    const parent = schemaAt(schema, steps.slice(0, position));
    const kinds = parent === undefined ? [] : alternatives(parent).flatMap(containerKinds);
    return kinds.includes('object') && !kinds.includes('array') ? String(step) : step;
  });
}

/** Every path of a schema, containers included, with `[]` for the items of an array: `data.line_items[].quantity`. */
export function schemaPaths(schema: JsonObject): readonly string[] {
  const paths = new Set<string>();
  collectPaths(schema, '', new Set(), paths);
  return [...paths];
}

/** A definition is gone into once on each way, since it may refer to itself. */
function collectPaths(
  schema: JsonObject,
  prefix: string,
  followed: ReadonlySet<string>,
  paths: Set<string>,
): void {
  if (paths.size > MOST_PATHS) return;
  const reference = schema['$ref'];
  if (typeof reference === 'string' && followed.has(reference)) return;
  const inside = typeof reference === 'string' ? new Set([...followed, reference]) : followed;
  const { properties, items } = schema;
  for (const [key, child] of Object.entries(isJsonObject(properties) ? properties : {})) {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    paths.add(path);
    if (isJsonObject(child)) collectPaths(withDefinitions(child, schema), path, inside, paths);
  }
  if (isJsonObject(items)) collectPaths(withDefinitions(items, schema), `${prefix}[]`, inside, paths);
  for (const part of [...together(schema), ...alternativesOf(schema)])
    collectPaths(part, prefix, inside, paths);
}

/** What all of a schema says about a child; `undefined` where none of it has one. */
function childSchema(schema: JsonObject, step: PathStep): JsonObject | undefined {
  const all = [...childrenOf(schema, step), ...childrenOfParts(schema, step)];
  const distinct = [...new Set(all)].filter((child) => child !== OPEN);
  if (distinct.length <= 1) return distinct[0] ?? all[0];
  return combined('allOf', distinct);
}

function childrenOfParts(schema: JsonObject, step: PathStep): JsonObject[] {
  const children = (parts: readonly JsonObject[]): JsonObject[] =>
    parts.map((part) => childSchema(part, step)).filter((child) => child !== undefined);
  const some = children(alternativesOf(schema));
  const any = some.length < 2 ? some : [combined('anyOf', some)];
  return [...children(together(schema)), ...(some.includes(OPEN) ? [OPEN] : any)];
}

function childrenOf(schema: JsonObject, step: PathStep): JsonObject[] {
  const kinds = containerKinds(schema);
  const isWhole = together(schema).length + alternativesOf(schema).length === 0;
  const found: JsonObject[] = [];
  if (kinds.includes('array') && typeof step === 'number') found.push(...itemSchemas(schema, step, isWhole));
  if (kinds.includes('object')) found.push(...propertySchemas(schema, String(step), isWhole));
  return found.map((child) => withDefinitions(child, schema));
}

function itemSchemas(schema: JsonObject, index: number, isWhole: boolean): JsonObject[] {
  const { prefixItems, items } = schema;
  const own: JsonValue | undefined = isJsonArray(prefixItems) ? prefixItems[index] : undefined;
  return toSchemas(own ?? items ?? isWhole);
}

function propertySchemas(schema: JsonObject, key: string, isWhole: boolean): JsonObject[] {
  const { properties, patternProperties, additionalProperties } = schema;
  if (isJsonObject(properties) && Object.hasOwn(properties, key)) return toSchemas(properties[key]);
  const ofPatterns = Object.entries(isJsonObject(patternProperties) ? patternProperties : {})
    .filter(([pattern]) => readPattern(pattern)?.test(key) === true)
    .flatMap(([, child]) => toSchemas(child));
  if (ofPatterns.length > 0) return ofPatterns;
  return toSchemas(
    additionalProperties ?? (isWhole && properties === undefined && patternProperties === undefined),
  );
}

function toSchemas(value: JsonValue | undefined): JsonObject[] {
  if (value === true) return [OPEN];
  return isJsonObject(value) ? [value] : [];
}

/** The schemas that hold together with a schema: what it refers to, and what stands in `allOf`. */
function together(schema: JsonObject): JsonObject[] {
  const { $ref, $defs, allOf } = schema;
  const name = typeof $ref === 'string' ? $ref.slice('#/$defs/'.length) : '';
  const target = isJsonObject($defs) && Object.hasOwn($defs, name) ? $defs[name] : undefined;
  const parts: JsonObject[] = [...(isJsonObject(target) ? [target] : []), ...objectsIn(allOf)];
  return parts.map((part) => withDefinitions(part, schema));
}

/** The schemas one of which has to hold. */
function alternativesOf(schema: JsonObject): JsonObject[] {
  const { anyOf, oneOf } = schema;
  const parts = [anyOf, oneOf].flatMap((list) => objectsIn(list));
  return parts.map((part) => withDefinitions(part, schema));
}

function objectsIn(list: JsonValue | undefined): JsonObject[] {
  return isJsonArray(list) ? list.filter((part: JsonValue) => isJsonObject(part)) : [];
}

/** A part of a schema with the definitions that its references lead to; the same object for the same part. */
function withDefinitions(part: JsonObject, { $defs }: JsonObject): JsonObject {
  if (!isJsonObject($defs) || part === OPEN || part['$defs'] !== undefined) return part;
  const known = DEFINED.get(part);
  if (known !== undefined && known['$defs'] === $defs) return known;
  const made = { ...part, $defs };
  DEFINED.set(part, made);
  return made;
}

function combined(keyword: 'allOf' | 'anyOf', parts: readonly JsonObject[]): JsonObject {
  const $defs = parts.find((part) => part['$defs'] !== undefined)?.['$defs'];
  const bare = parts.map(({ $defs: _defs, ...part }) => part);
  return { [keyword]: bare, ...($defs === undefined ? {} : { $defs }) };
}

/** The parts of a schema one of which a value has to fit, the schema itself included where it says something. */
function alternatives(schema: JsonObject, followed = 0): JsonObject[] {
  const { anyOf: _any, oneOf: _one, allOf: _all, $ref: _ref, $defs: _defs, ...own } = schema;
  const nested = followed > MOST_FOLLOWED ? [] : [...together(schema), ...alternativesOf(schema)];
  const speaks = nested.length === 0 || ['type', 'properties', 'items'].some((key) => own[key] !== undefined);
  return [...(speaks ? [own] : []), ...nested.flatMap((part) => alternatives(part, followed + 1))];
}

/** Whether a part can be gone into, and how. A part that says nothing at all may be anything. */
function containerKinds(part: JsonObject): readonly string[] {
  const types = ownTypes(part);
  if (types.length > 0) return types;
  if (part['properties'] !== undefined || part['additionalProperties'] !== undefined) return ['object'];
  if (part['items'] !== undefined) return ['array'];
  return part['format'] === undefined && part['const'] === undefined ? ['object', 'array'] : [];
}

function ownTypes(part: JsonObject): readonly string[] {
  const { type, enum: values } = part;
  if (typeof type === 'string') return [type];
  if (isJsonArray(type)) return type.map(String);
  return isJsonArray(values) ? [...new Set(values.map(typeOfValue))] : [];
}

function typeOfValue(value: JsonValue): string {
  if (value === null) return 'null';
  if (isJsonArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}
