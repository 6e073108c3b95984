import { isJsonObject, type JsonObject, type JsonValue } from '../../../internal/json.ts';
import { type Definitions, listed, named, referred } from '../accepts.ts';
import { isSchema, type Schema } from '../keywords.ts';

const TYPES = ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null'];
const DEEPEST = 6;

/**
 * The ways in which a value can break a schema, each as a schema of its own; `undefined` where that cannot be said in
 * keywords, so that values have to be tried.
 */
export function negations(schema: Schema, defs: Definitions, depth = 0): readonly Schema[] | undefined {
  if (typeof schema === 'boolean') return schema ? [false] : [true];
  if (depth > DEEPEST) return undefined;
  const ways: Schema[] = [];
  for (const [keyword, value] of Object.entries(schema)) {
    const found = waysOf(keyword, value, schema, defs, depth);
    if (found === undefined) return undefined;
    ways.push(...found);
  }
  return ways.length === 0 ? [false] : ways;
}

function waysOf(
  keyword: string,
  value: JsonValue | undefined,
  schema: JsonObject,
  defs: Definitions,
  depth: number,
): readonly Schema[] | undefined {
  switch (keyword) {
    case '$ref':
      return negations(referred(value, defs), defs, depth + 1);
    case 'not':
      return isSchema(value) ? [value] : [];
    case 'type':
      return [{ type: otherTypes(value) }];
    case 'required':
      return Array.isArray(value)
        ? value.map((key: JsonValue) => ({ type: 'object', properties: { [String(key)]: false } }))
        : [];
    case 'properties':
      return named(value).map(([key, inner]) => ({
        type: 'object',
        required: [key],
        properties: { [key]: { not: inner } },
      }));
    case 'anyOf':
      return [{ allOf: listed(value).map((inner) => ({ not: inner })) }];
    case 'allOf':
      return listed(value).map((inner) => ({ not: inner }));
    case 'minimum':
      return typeof value === 'number' ? [{ type: 'number', exclusiveMaximum: value }] : [];
    case 'maximum':
      return typeof value === 'number' ? [{ type: 'number', exclusiveMinimum: value }] : [];
    case 'exclusiveMinimum':
      return typeof value === 'number' ? [{ type: 'number', maximum: value }] : [];
    case 'exclusiveMaximum':
      return typeof value === 'number' ? [{ type: 'number', minimum: value }] : [];
    case 'minLength':
      return typeof value === 'number' && value > 0 ? [{ type: 'string', maxLength: value - 1 }] : [];
    case 'maxLength':
      return typeof value === 'number' ? [{ type: 'string', minLength: value + 1 }] : [];
    case 'minItems':
      return typeof value === 'number' && value > 0 ? [{ type: 'array', maxItems: value - 1 }] : [];
    case 'maxItems':
      return typeof value === 'number' ? [{ type: 'array', minItems: value + 1 }] : [];
    case 'minProperties':
      return typeof value === 'number' && value > 0 ? [{ type: 'object', maxProperties: value - 1 }] : [];
    case 'maxProperties':
      return typeof value === 'number' ? [{ type: 'object', minProperties: value + 1 }] : [];
    case 'title':
    case 'description':
    case 'default':
    case 'examples':
    case 'deprecated':
    case 'readOnly':
    case 'writeOnly':
    case 'then':
    case 'else':
      return isJsonObject(schema) ? [] : undefined;
    default:
      return undefined;
  }
}

function otherTypes(type: JsonValue | undefined): string[] {
  const own = Array.isArray(type) ? type : [type];
  return TYPES.filter((other) => !own.includes(other) && !(other === 'integer' && own.includes('number')));
}
