import { isJsonObject, type JsonObject, type JsonValue } from '../../../internal/json.ts';

/** What becomes of one field: another value, or `undefined` to leave it out. */
export type FieldChange = (value: JsonValue, field: FieldFacts) => JsonValue | undefined;

/** What the schema says of a field. */
export interface FieldFacts {
  readonly name: string;
  /** How deep it lies: 0 for the fields of `data` itself. */
  readonly depth: number;
  readonly schema: JsonObject;
  readonly isNullable: boolean;
  readonly isRequired: boolean;
}

/** Goes through the fields of an object and of the objects and lists in it, outer ones first, and changes them. */
export function changeFields(
  data: JsonObject,
  schema: JsonObject,
  change: FieldChange,
  depth = 0,
): JsonObject {
  const object = choiceOf(schema, 'object');
  const properties = isJsonObject(object['properties']) ? object['properties'] : {};
  const required = isList(object['required']) ? object['required'] : [];
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) => {
      const described = properties[name];
      const own = isJsonObject(described) ? described : {};
      const changed = change(value ?? null, {
        name,
        depth,
        schema: own,
        isNullable: allowsNull(own),
        isRequired: required.includes(name),
      });
      return changed === undefined ? [] : [[name, changeInside(changed, own, change, depth + 1)] as const];
    }),
  );
}

function changeInside(value: JsonValue, schema: JsonObject, change: FieldChange, depth: number): JsonValue {
  if (isJsonObject(value)) return changeFields(value, schema, change, depth);
  if (!isList(value)) return value;
  const { items } = choiceOf(schema, 'array');
  return value.map((item) => changeInside(item, isJsonObject(items) ? items : {}, change, depth));
}

function allowsNull(schema: JsonObject): boolean {
  const { type, anyOf } = schema;
  if (isList(type)) return type.includes('null');
  return isList(anyOf) && anyOf.some((choice) => isJsonObject(choice) && choice['type'] === 'null');
}

/** The branch of a schema that describes values of a type. */
function choiceOf(schema: JsonObject, type: string): JsonObject {
  const { anyOf } = schema;
  if (!isList(anyOf)) return schema;
  const fitting = anyOf.filter(isJsonObject).find((choice) => {
    const own = choice['type'];
    return own === type || (isList(own) && own.includes(type));
  });
  return fitting ?? schema;
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
