import { isJsonObject, type JsonObject, type JsonValue } from '../internal/json.ts';

/** What a field of a known name holds where its schema says no more than its type. */
const HINTS_BY_NAME: readonly (readonly [name: RegExp, type: string, hint: JsonObject])[] = [
  [/(^|_)id$/, 'integer', { faker: 'cf.id' }],
  [/^public_id$/, 'string', { format: 'public-id' }],
  [/(^|_)e?mail(_address)?$/, 'string', { format: 'email' }],
  [/^first_name$/, 'string', { faker: 'person.firstName' }],
  [/^last_name$/, 'string', { faker: 'person.lastName' }],
  [/(^|_)phone(_number)?$/, 'string', { format: 'phone' }],
  [/_at$/, 'string', { format: 'date-time' }],
  [/(^|_)url$/, 'string', { format: 'uri' }],
  [/(^|_)uuid$/, 'string', { format: 'uuid' }],
  [/(^|_)currency$/, 'string', { format: 'iso-4217' }],
  [/(^|_)country(_code)?$/, 'string', { format: 'iso-3166-1-alpha-2' }],
  [/(^|_)city$/, 'string', { faker: 'location.city' }],
  [/(^|_)(street|address)$/, 'string', { faker: 'location.streetAddress' }],
  [/(^|_)(zip|postal)(_code)?$/, 'string', { faker: 'location.zipCode' }],
  [/(^|_)company$/, 'string', { faker: 'company.name' }],
  [/(^|_)(amount|price)$/, 'string', { format: 'decimal-string' }],
  [/(^|_)(quantity|count)$/, 'integer', { minimum: 1, maximum: 12 }],
];

/** Keywords beside which a schema needs no hint. */
const TELLING = 'faker format pattern enum const minLength maxLength allOf anyOf oneOf'.split(' ');
const BOUNDS = 'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf'.split(' ');
const USUAL_MAXIMUM = 1_000;
const PLAIN_TEXT = { faker: 'lorem.words' };

/**
 * A schema of the user's as the generator is to read it: no null where there is something to show, examples taken at
 * their word, and numbers and texts of a believable size.
 *
 * @param field The name of the field that the schema is for.
 */
export function customBlueprint(schema: JsonObject, field = ''): JsonObject {
  const type = mainType(schema['type']);
  const required = isList(schema['required']) ? schema['required'] : [];
  const result: Record<string, JsonValue | undefined> = {
    ...schema,
    ...(type === undefined ? {} : { type }),
    ...hintFor(schema, type, field),
  };
  if (isList(schema['enum'])) {
    const values = schema['enum'].filter((value) => value !== null);
    if (values.length > 0) result['enum'] = values;
  }
  if (isJsonObject(schema['properties'])) {
    result['properties'] = Object.fromEntries(
      Object.entries(schema['properties'])
        .filter(([name, property]) => required.includes(name) || !isDeprecated(property))
        .map(([name, property]) => [name, blueprintOf(property, name)]),
    );
  }
  if (schema['items'] !== undefined) result['items'] = blueprintOf(schema['items'], field);
  if (type === 'array' && BOUNDS_OF_LISTS.every((bound) => schema[bound] === undefined)) {
    result['minItems'] = 1;
    result['maxItems'] = 3;
  }
  for (const keyword of ['allOf', 'anyOf', 'oneOf', 'prefixItems']) {
    const alternatives = schema[keyword];
    if (isList(alternatives)) result[keyword] = alternatives.map((one) => blueprintOf(one, field));
  }
  return result;
}

const BOUNDS_OF_LISTS = ['minItems', 'maxItems'];

function blueprintOf(node: JsonValue | undefined, field: string): JsonValue {
  return isJsonObject(node) ? customBlueprint(node, field) : (node ?? true);
}

function hintFor(schema: JsonObject, type: string | undefined, field: string): JsonObject {
  const { examples } = schema;
  const told = TELLING.some((keyword) => schema[keyword] !== undefined);
  if (isList(examples) && schema['faker'] === undefined && schema['const'] === undefined) {
    const shown = examples.filter((example) => example !== null);
    if (shown.length > 0 && schema['enum'] === undefined) return { enum: shown };
  }
  const bounded = BOUNDS.some((keyword) => schema[keyword] !== undefined);
  if (told || bounded) return {};
  const byName = HINTS_BY_NAME.find(([name, ofType]) => ofType === type && name.test(field))?.[2];
  if (byName !== undefined) return byName;
  if (type === 'string') return PLAIN_TEXT;
  return type === 'integer' || type === 'number' ? { minimum: 0, maximum: USUAL_MAXIMUM } : {};
}

function mainType(type: JsonValue | undefined): string | undefined {
  const types = isList(type) ? type : [type];
  const found = types.find((one) => one !== 'null') ?? types[0];
  return typeof found === 'string' ? found : undefined;
}

function isDeprecated(property: JsonValue | undefined): boolean {
  return isJsonObject(property) && property['deprecated'] === true;
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
