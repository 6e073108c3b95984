import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';

const WORDS: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
  object: 'Record<string, unknown>',
  array: 'unknown[]',
};

/** A declaration of a type: its name, and what it is. */
export interface NamedType {
  readonly name: string;
  readonly text: string;
}

/**
 * The types that a schema of the user's describes: one for the schema itself, and one for each of its definitions.
 *
 * @param name The name of the first; those of the definitions begin with it.
 */
export function typesOfSchema(schema: JsonObject, name: string): readonly NamedType[] {
  const { $defs, ...own } = schema;
  const defs = isJsonObject($defs) ? $defs : {};
  const nameOf = new Map(
    Object.keys(defs).map((key, index) => [key, `${name}${pascal(key)}${index === 0 ? '' : index}`]),
  );
  const write = (node: JsonValue | undefined): string => typeOf(node, nameOf, '');
  return [
    { name, text: write(own) },
    ...Object.entries(defs).map(([key, node]) => ({ name: nameOf.get(key) ?? name, text: write(node) })),
  ];
}

function typeOf(node: JsonValue | undefined, nameOf: ReadonlyMap<string, string>, indent: string): string {
  if (node === false) return 'never';
  if (!isJsonObject(node)) return 'unknown';
  const { $ref, const: only, enum: values } = node;
  if (only !== undefined) return literal(only);
  if (Array.isArray(values)) return union(values.map(literal));
  const inner = (child: JsonValue | undefined): string => typeOf(child, nameOf, indent);
  const parts: string[] = [];
  if (typeof $ref === 'string') parts.push(nameOf.get($ref.slice('#/$defs/'.length)) ?? 'unknown');
  for (const keyword of ['anyOf', 'oneOf']) {
    const list = node[keyword];
    if (Array.isArray(list)) parts.push(union(list.map(inner)));
  }
  if (Array.isArray(node['allOf'])) parts.push(...node['allOf'].map(inner));
  const own = ownType(node, nameOf, indent);
  const telling = [own, ...parts].filter(
    (part) => part !== 'unknown' && !(part === WORDS['object'] && parts.length > 0),
  );
  const whole = [...new Set(telling)];
  if (whole.length < 2) return whole[0] ?? 'unknown';
  return whole.map((part) => (part.includes(' | ') ? `(${part})` : part)).join(' & ');
}

function ownType(node: JsonObject, nameOf: ReadonlyMap<string, string>, indent: string): string {
  const { type, properties, items, additionalProperties } = node;
  const types = type === undefined ? [] : [type].flat().map(String);
  const words = types.map((one) => {
    if (one === 'array' && items !== undefined) return `Array<${typeOf(items, nameOf, indent)}>`;
    if (one !== 'object') return WORDS[one] ?? 'unknown';
    if (isJsonObject(properties)) return objectType(node, properties, nameOf, indent);
    return isJsonObject(additionalProperties)
      ? `Record<string, ${typeOf(additionalProperties, nameOf, indent)}>`
      : (WORDS['object'] ?? 'unknown');
  });
  if (words.length > 0) return union(words);
  return isJsonObject(properties) ? objectType(node, properties, nameOf, indent) : 'unknown';
}

function objectType(
  { required }: JsonObject,
  properties: JsonObject,
  nameOf: ReadonlyMap<string, string>,
  indent: string,
): string {
  const needed = Array.isArray(required) ? required : [];
  const lines = Object.entries(properties).map(([key, node]) => {
    const about = isJsonObject(node) && typeof node['description'] === 'string' ? node['description'] : '';
    const comment =
      about === '' ? '' : `${indent}  /** ${about.replaceAll('*/', '* /').replaceAll(/\s+/g, ' ')} */\n`;
    const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
    return `${comment}${indent}  ${name}${needed.includes(key) ? '' : '?'}: ${typeOf(node, nameOf, `${indent}  `)};`;
  });
  return lines.length === 0 ? (WORDS['object'] ?? '') : `{\n${lines.join('\n')}\n${indent}}`;
}

function literal(value: JsonValue | undefined): string {
  return typeof value === 'object' && value !== null ? 'unknown' : JSON.stringify(value);
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(' | ') || 'never';
}

/** `workflows/order_packed` → `WorkflowsOrderPacked`. */
export function pascal(name: string): string {
  return name.replaceAll(/(?:^|[^A-Za-z\d]+)([A-Za-z\d])?/g, (_all, letter: string | undefined) =>
    (letter ?? '').toUpperCase(),
  );
}
