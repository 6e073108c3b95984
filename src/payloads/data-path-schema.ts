import { isJsonObject, type JsonObject, type JsonValue } from '../internal/json.ts';
import { isJsonArray, type PathStep } from './data-path.ts';

/** The schema that allows everything: what is inside an open object such as `custom_attributes`. */
const OPEN: JsonObject = {};

/**
 * What a resolved schema says about the value at a path, looking through alternatives (`anyOf`), arrays and open
 * objects. An empty schema means that anything may stand there.
 *
 * An object whose schema lists its properties has no others, unless `additionalProperties` says so: that JSON Schema
 * itself is more generous does not help somebody who misspelled a key.
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
  return [...new Set(pathsBelow(schema, ''))];
}

function pathsBelow(schema: JsonObject, prefix: string): string[] {
  return alternatives(schema).flatMap((part) => {
    const properties = Object.entries(isJsonObject(part['properties']) ? part['properties'] : {});
    const ofProperties = properties.flatMap(([key, child]) => {
      const path = prefix === '' ? key : `${prefix}.${key}`;
      return [path, ...pathsBelow(isJsonObject(child) ? child : OPEN, path)];
    });
    return isJsonObject(part['items'])
      ? [...ofProperties, ...pathsBelow(part['items'], `${prefix}[]`)]
      : ofProperties;
  });
}

function childSchema(schema: JsonObject, step: PathStep): JsonObject | undefined {
  const found = alternatives(schema).flatMap((part) => childrenOf(part, step));
  if (found.length <= 1) return found[0];
  return found.find((child) => Object.keys(child).length === 0) ?? { anyOf: found };
}

function childrenOf(part: JsonObject, step: PathStep): JsonObject[] {
  const kinds = containerKinds(part);
  const items = kinds.includes('array') && typeof step === 'number' ? toSchemas(part['items'] ?? true) : [];
  return kinds.includes('object') ? [...items, ...propertySchemas(part, String(step))] : items;
}

function propertySchemas(part: JsonObject, key: string): JsonObject[] {
  const properties = part['properties'];
  if (isJsonObject(properties) && Object.hasOwn(properties, key)) return toSchemas(properties[key]);
  return toSchemas(part['additionalProperties'] ?? properties === undefined);
}

function toSchemas(value: JsonValue | undefined): JsonObject[] {
  if (value === true) return [OPEN];
  return isJsonObject(value) ? [value] : [];
}

/** The parts of a schema one of which a value has to fit, the schema itself included where it says something. */
function alternatives(schema: JsonObject): JsonObject[] {
  const { anyOf, oneOf, ...own } = schema;
  const nested = [anyOf, oneOf].flatMap((list) => (isJsonArray(list) ? list.filter(isJsonObject) : []));
  const speaks = nested.length === 0 || ['type', 'properties', 'items'].some((key) => own[key] !== undefined);
  return [...(speaks ? [own] : []), ...nested.flatMap(alternatives)];
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
