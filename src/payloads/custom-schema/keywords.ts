import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';

/** A schema: an object of keywords, or true or false. */
export type Schema = JsonObject | boolean;

/** What a keyword's value is: a schema, a list of schemas, schemas by name, or anything else. */
export type KeywordKind = 'schema' | 'list' | 'map' | 'schema or list' | 'value';

const KINDS: Readonly<Record<string, KeywordKind>> = {
  additionalItems: 'schema',
  additionalProperties: 'schema',
  contains: 'schema',
  else: 'schema',
  if: 'schema',
  not: 'schema',
  propertyNames: 'schema',
  // biome-ignore lint/suspicious/noThenProperty: the keyword is called so.
  then: 'schema',
  unevaluatedItems: 'schema',
  unevaluatedProperties: 'schema',
  items: 'schema or list',
  allOf: 'list',
  anyOf: 'list',
  oneOf: 'list',
  prefixItems: 'list',
  $defs: 'map',
  definitions: 'map',
  dependencies: 'map',
  dependentSchemas: 'map',
  patternProperties: 'map',
  properties: 'map',
};

/** Keywords that are kept as they are: assertions on values, annotations, and our own hints. */
const KEPT: ReadonlySet<string> = new Set(
  (
    'type enum const multipleOf maximum minimum exclusiveMaximum exclusiveMinimum maxLength minLength pattern format ' +
    'maxItems minItems uniqueItems maxContains minContains maxProperties minProperties required dependentRequired ' +
    'title description default examples deprecated readOnly writeOnly faker x-usually'
  ).split(' '),
);

/** What the value of a keyword is. A keyword that is unknown is a `value`, whatever it holds. */
export function keywordKind(keyword: string): KeywordKind {
  return Object.hasOwn(KINDS, keyword) ? (KINDS[keyword] ?? 'value') : 'value';
}

/** Whether a keyword with a plain value means something; what is unknown is an annotation of others. */
export function isKnownKeyword(keyword: string): boolean {
  return KEPT.has(keyword);
}

/** Whether a value can be a schema. */
export function isSchema(value: JsonValue | undefined): value is Schema {
  return typeof value === 'boolean' || isJsonObject(value);
}

/** The schemas right inside a schema, with the steps that lead to them. */
export function subschemas(node: JsonObject): [steps: readonly string[], schema: JsonObject][] {
  return Object.entries(node).flatMap(([keyword, value]) => {
    const kind = keywordKind(keyword);
    const isOne = kind === 'schema' || kind === 'schema or list';
    if (isOne && isJsonObject(value)) return [[[keyword], value]];
    if (kind === 'value' || kind === 'schema' || typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([step, inner]): [readonly string[], JsonObject][] =>
      isJsonObject(inner) ? [[[keyword, step], inner]] : [],
    );
  });
}

/** A step of a JSON pointer, written out. */
export function pointerStep(step: string): string {
  return `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
