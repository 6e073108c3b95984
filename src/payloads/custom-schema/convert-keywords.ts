import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';

/** The draft of a schema, as the year or the number in its `$schema`. */
export type Dialect = 4 | 6 | 7 | 2019 | 2020;

/** What the drafts before 2019-09 do not know, so that it says nothing there. */
const SINCE_2019 = [
  'dependentRequired',
  'dependentSchemas',
  'maxContains',
  'minContains',
  'unevaluatedItems',
  'unevaluatedProperties',
];

/** Remarks, which are left out where they are written in another way: they decide nothing. */
const ANNOTATIONS = [
  ['title', 'string'],
  ['description', 'string'],
  ['deprecated', 'boolean'],
  ['readOnly', 'boolean'],
  ['writeOnly', 'boolean'],
] as const;

/** The draft that a `$schema` names; `undefined` where it names none of the known ones. */
export function dialectOf(schemaUri: JsonValue | undefined): Dialect | undefined {
  if (typeof schemaUri !== 'string') return undefined;
  const [, draft] = /json-schema\.org\/draft[-/](\d+|\d{4}-\d\d)\/(?:hyper-)?schema/.exec(schemaUri) ?? [];
  switch (draft) {
    case '03':
    case '04':
      return 4;
    case '05':
    case '06':
      return 6;
    case '07':
      return 7;
    case '2019-09':
      return 2019;
    case '2020-12':
      return 2020;
    default:
      return undefined;
  }
}

/**
 * The keywords of one schema as 2020-12 writes them. What stands inside is converted by itself. Keywords of older drafts
 * are told by their shape, so that a schema without `$schema` is understood as well.
 */
export function modernKeywords(node: JsonObject, dialect: Dialect | undefined): JsonObject {
  const made: Record<string, JsonValue | undefined> = { ...node };
  if (dialect !== undefined && dialect < 2019) for (const keyword of SINCE_2019) delete made[keyword];
  if (dialect !== undefined && dialect < 2020) delete made['prefixItems'];
  modernBounds(made);
  modernItems(made);
  modernDependencies(made);
  modernNullable(made);
  if (made['examples'] === undefined && made['example'] !== undefined) made['examples'] = [made['example']];
  if (made['examples'] !== undefined && !Array.isArray(made['examples'])) delete made['examples'];
  if (made['type'] === 'any') delete made['type'];
  for (const [keyword, type] of ANNOTATIONS) if (typeof made[keyword] !== type) delete made[keyword];
  if (dialect === 4 && typeof made['required'] === 'boolean') delete made['required'];
  return made;
}

type Keywords = Record<string, JsonValue | undefined>;

function modernBounds(made: Keywords): void {
  for (const [flag, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof made[flag] !== 'boolean') continue;
    const exclusive = made[flag] && typeof made[bound] === 'number';
    if (exclusive) made[flag] = made[bound];
    else delete made[flag];
    if (exclusive) delete made[bound];
  }
}

function modernItems(made: Keywords): void {
  const { items, additionalItems } = made;
  delete made['additionalItems'];
  if (!Array.isArray(items)) return;
  if (items.length > 0) made['prefixItems'] = items;
  if (additionalItems === undefined) delete made['items'];
  else made['items'] = additionalItems;
}

function modernDependencies(made: Keywords): void {
  const { dependencies } = made;
  delete made['dependencies'];
  if (!isJsonObject(dependencies)) return;
  const entries = Object.entries(dependencies).map(([key, value]): [string, JsonValue | undefined] => [
    key,
    typeof value === 'string' ? [value] : value,
  ]);
  const keys = entries.filter(([, value]) => Array.isArray(value));
  const schemas = entries.filter(([, value]) => !Array.isArray(value));
  if (keys.length > 0)
    made['dependentRequired'] = { ...objectOr(made['dependentRequired']), ...Object.fromEntries(keys) };
  if (schemas.length > 0)
    made['dependentSchemas'] = { ...objectOr(made['dependentSchemas']), ...Object.fromEntries(schemas) };
}

/** OpenAPI 3.0 allows null by a keyword of its own. */
function modernNullable(made: Keywords): void {
  const { nullable, type, enum: values } = made;
  if (nullable !== true) return;
  if (typeof type === 'string' && type !== 'null') made['type'] = [type, 'null'];
  if (Array.isArray(values) && !values.includes(null)) made['enum'] = [...values, null];
}

function objectOr(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
