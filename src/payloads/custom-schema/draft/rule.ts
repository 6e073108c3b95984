import { isJsonObject, type JsonObject, type JsonValue } from '../../../internal/json.ts';
import { type Definitions, hasType, listed, named, referred, spendEffort } from '../accepts.ts';
import { isEqual } from '../equal.ts';
import { isSchema, type Schema } from '../keywords.ts';
import { negations } from './negate.ts';

/** Alternatives one of which is to be added to a rule. */
export interface Choice {
  readonly alternatives: readonly Schema[];
  /** Whether the others must not hold. */
  readonly exactlyOne: boolean;
}

/** How often a value of an array has to occur. */
export interface Contained {
  readonly schema: Schema;
  readonly least: number;
  readonly most: number;
}

/** All that a value has to be, put together from schemas that hold at once. */
export interface Rule {
  types: readonly string[] | undefined;
  values: readonly JsonValue[] | undefined;
  impossible: boolean;
  minimum: number;
  maximum: number;
  exclusiveMinimum: number;
  exclusiveMaximum: number;
  multiples: number[];
  minLength: number;
  maxLength: number;
  patterns: string[];
  formats: string[];
  minItems: number;
  maxItems: number;
  unique: boolean;
  minKeys: number;
  maxKeys: number;
  required: Set<string>;
  /** The schemas that say something of keys or items, each for itself, since `additionalProperties` looks no further. */
  scopes: JsonObject[];
  names: Schema[];
  dependentRequired: [string, readonly string[]][];
  contained: Contained[];
  unevaluatedKeys: Schema[];
  unevaluatedItems: Schema[];
  choices: Choice[];
  /** What must not hold and cannot be turned into choices. */
  nots: Schema[];
  /** Whether something can only be known once the value is there. */
  needsProof: boolean;
  examples: JsonValue[];
  faker: JsonValue | undefined;
  /** The references that were followed. */
  readonly followed: Set<string>;
  /** The schemas that were put together, to prove the value by. */
  readonly parts: Schema[];
  /** What was found out about keys, so that it is found out once. */
  readonly keys: { declared?: readonly string[]; readonly schemas: Map<string, readonly Schema[]> };
}

const OBJECT_KEYWORDS = 'properties patternProperties additionalProperties'.split(' ');
const NEVER: Schema = false;

/** A rule that allows everything. */
export function emptyRule(): Rule {
  return {
    types: undefined,
    values: undefined,
    impossible: false,
    minimum: Number.NEGATIVE_INFINITY,
    maximum: Number.POSITIVE_INFINITY,
    exclusiveMinimum: Number.NEGATIVE_INFINITY,
    exclusiveMaximum: Number.POSITIVE_INFINITY,
    multiples: [],
    minLength: 0,
    maxLength: Number.POSITIVE_INFINITY,
    patterns: [],
    formats: [],
    minItems: 0,
    maxItems: Number.POSITIVE_INFINITY,
    unique: false,
    minKeys: 0,
    maxKeys: Number.POSITIVE_INFINITY,
    required: new Set(),
    scopes: [],
    names: [],
    dependentRequired: [],
    contained: [],
    unevaluatedKeys: [],
    unevaluatedItems: [],
    choices: [],
    nots: [],
    needsProof: false,
    examples: [],
    faker: undefined,
    followed: new Set(),
    parts: [],
    keys: { schemas: new Map() },
  };
}

/** A rule to go on from, so that the first one stays as it is. */
export function copyRule(rule: Rule): Rule {
  return {
    ...rule,
    multiples: [...rule.multiples],
    patterns: [...rule.patterns],
    formats: [...rule.formats],
    required: new Set(rule.required),
    scopes: [...rule.scopes],
    names: [...rule.names],
    dependentRequired: [...rule.dependentRequired],
    contained: [...rule.contained],
    unevaluatedKeys: [...rule.unevaluatedKeys],
    unevaluatedItems: [...rule.unevaluatedItems],
    choices: [...rule.choices],
    nots: [...rule.nots],
    examples: [...rule.examples],
    followed: new Set(rule.followed),
    parts: [...rule.parts],
    keys: { schemas: new Map() },
  };
}

/** Adds a schema to a rule: from now on it has to hold as well. */
export function demand(rule: Rule, schema: Schema, defs: Definitions): void {
  rule.parts.push(schema);
  add(rule, schema, defs, new Set());
}

/** Adds what was chosen to a rule; the value is proved by what the rule was made from all the same. */
export function extend(rule: Rule, schema: Schema, defs: Definitions): void {
  add(rule, schema, defs, new Set());
}

function add(rule: Rule, schema: Schema, defs: Definitions, within: ReadonlySet<Schema>): void {
  if (typeof schema === 'boolean') {
    if (!schema) rule.impossible = true;
    return;
  }
  if (within.has(schema)) return;
  spendEffort();
  const inside = new Set([...within, schema]);
  addValues(rule, schema);
  addNumbers(rule, schema);
  addText(rule, schema);
  addArrays(rule, schema);
  addObjects(rule, schema);
  addHints(rule, schema);
  if (typeof schema['$ref'] === 'string') {
    rule.followed.add(schema['$ref']);
    add(rule, referred(schema['$ref'], defs), defs, inside);
  }
  for (const inner of listed(schema['allOf'])) add(rule, inner, defs, inside);
  addChoices(rule, schema);
  if (isSchema(schema['not'])) addNot(rule, schema['not'], defs);
  if (contradicts(rule)) rule.impossible = true;
}

function addValues(rule: Rule, schema: JsonObject): void {
  const { type, enum: values } = schema;
  if (type !== undefined) {
    const own = (Array.isArray(type) ? type : [type]).map(String);
    rule.types = rule.types === undefined ? own : commonTypes(rule.types, own);
    if (rule.values !== undefined) rule.values = rule.values.filter((value) => hasType(value, type));
  }
  for (const list of [values, schema['const'] === undefined ? undefined : [schema['const']]]) {
    if (!Array.isArray(list)) continue;
    const allowed = list.filter((value: JsonValue) => rule.types === undefined || hasType(value, rule.types));
    rule.values =
      rule.values === undefined
        ? allowed
        : rule.values.filter((value) => allowed.some((other: JsonValue) => isEqual(value, other)));
  }
}

function commonTypes(some: readonly string[], others: readonly string[]): string[] {
  const kept = some.filter(
    (type) => others.includes(type) || (type === 'integer' && others.includes('number')),
  );
  return some.includes('number') && others.includes('integer') && !kept.includes('integer')
    ? [...kept.filter((type) => type !== 'number'), 'integer']
    : kept;
}

function addNumbers(rule: Rule, schema: JsonObject): void {
  rule.minimum = Math.max(rule.minimum, numberOr(schema['minimum'], rule.minimum));
  rule.maximum = Math.min(rule.maximum, numberOr(schema['maximum'], rule.maximum));
  rule.exclusiveMinimum = Math.max(
    rule.exclusiveMinimum,
    numberOr(schema['exclusiveMinimum'], rule.exclusiveMinimum),
  );
  rule.exclusiveMaximum = Math.min(
    rule.exclusiveMaximum,
    numberOr(schema['exclusiveMaximum'], rule.exclusiveMaximum),
  );
  if (typeof schema['multipleOf'] === 'number') rule.multiples.push(schema['multipleOf']);
}

function addText(rule: Rule, schema: JsonObject): void {
  rule.minLength = Math.max(rule.minLength, numberOr(schema['minLength'], 0));
  rule.maxLength = Math.min(rule.maxLength, numberOr(schema['maxLength'], rule.maxLength));
  const { pattern, format } = schema;
  if (typeof pattern === 'string' && !rule.patterns.includes(pattern)) rule.patterns.push(pattern);
  if (typeof format === 'string' && !rule.formats.includes(format)) rule.formats.push(format);
}

function addArrays(rule: Rule, schema: JsonObject): void {
  rule.minItems = Math.max(rule.minItems, numberOr(schema['minItems'], 0));
  rule.maxItems = Math.min(rule.maxItems, numberOr(schema['maxItems'], rule.maxItems));
  rule.unique ||= schema['uniqueItems'] === true;
  const { contains, minContains, maxContains, unevaluatedItems } = schema;
  if (isSchema(contains)) {
    const most = numberOr(maxContains, Number.POSITIVE_INFINITY);
    rule.contained.push({ schema: contains, least: numberOr(minContains, 1), most });
    rule.needsProof = true;
  }
  if (isSchema(unevaluatedItems)) {
    rule.unevaluatedItems.push(unevaluatedItems);
    rule.needsProof = true;
  }
  if (schema['items'] !== undefined || schema['prefixItems'] !== undefined) rule.scopes.push(schema);
}

function addObjects(rule: Rule, schema: JsonObject): void {
  rule.minKeys = Math.max(rule.minKeys, numberOr(schema['minProperties'], 0));
  rule.maxKeys = Math.min(rule.maxKeys, numberOr(schema['maxProperties'], rule.maxKeys));
  const { required, propertyNames, unevaluatedProperties, dependentRequired } = schema;
  if (Array.isArray(required)) for (const key of required) rule.required.add(String(key));
  if (isSchema(propertyNames)) rule.names.push(propertyNames);
  if (isSchema(unevaluatedProperties)) {
    rule.unevaluatedKeys.push(unevaluatedProperties);
    rule.needsProof = true;
  }
  for (const [key, needed] of Object.entries(isJsonObject(dependentRequired) ? dependentRequired : {})) {
    if (Array.isArray(needed)) rule.dependentRequired.push([key, needed.map(String)]);
  }
  if (OBJECT_KEYWORDS.some((keyword) => schema[keyword] !== undefined) && !rule.scopes.includes(schema)) {
    rule.scopes.push(schema);
  }
}

function addHints(rule: Rule, schema: JsonObject): void {
  const { examples, default: usual, faker } = schema;
  if (Array.isArray(examples)) rule.examples.push(...examples);
  if (usual !== undefined && usual !== null && usual !== '') rule.examples.push(usual);
  rule.faker ??= faker;
}

function addChoices(rule: Rule, schema: JsonObject): void {
  if (schema['anyOf'] !== undefined) addChoice(rule, listed(schema['anyOf']), false);
  if (schema['oneOf'] !== undefined) addChoice(rule, listed(schema['oneOf']), true);
  const { if: condition } = schema;
  if (isSchema(condition) && (schema['then'] !== undefined || schema['else'] !== undefined)) {
    const then = isSchema(schema['then']) ? schema['then'] : true;
    const otherwise = isSchema(schema['else']) ? schema['else'] : true;
    addChoice(rule, [{ allOf: [condition, then] }, { allOf: [{ not: condition }, otherwise] }], false);
  }
  for (const [key, inner] of named(schema['dependentSchemas'])) {
    const absent = { properties: { [key]: NEVER } };
    addChoice(rule, [{ allOf: [{ required: [key] }, inner] }, absent], false);
  }
}

function addChoice(rule: Rule, alternatives: readonly Schema[], exactlyOne: boolean): void {
  rule.needsProof = true;
  rule.choices.push({ alternatives, exactlyOne });
}

function addNot(rule: Rule, schema: Schema, defs: Definitions): void {
  rule.needsProof = true;
  const ways = negations(schema, defs);
  if (ways === undefined) rule.nots.push(schema);
  else rule.choices.push({ alternatives: ways, exactlyOne: false });
}

function contradicts(rule: Rule): boolean {
  return (
    rule.types?.length === 0 ||
    rule.values?.length === 0 ||
    (rule.values === undefined && rule.types?.every((type) => typeContradicts(rule, type)) === true)
  );
}

function typeContradicts(rule: Rule, type: string): boolean {
  switch (type) {
    case 'string':
      return rule.minLength > rule.maxLength;
    case 'integer':
    case 'number':
      return rule.minimum > rule.maximum || rule.exclusiveMinimum >= rule.exclusiveMaximum;
    case 'array':
      return rule.minItems > rule.maxItems;
    case 'object':
      return rule.minKeys > rule.maxKeys || rule.required.size > rule.maxKeys;
    default:
      return false;
  }
}

function numberOr(value: JsonValue | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
