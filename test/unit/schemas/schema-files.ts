import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/internal/json.ts';

/** The folder of the schemas. */
export const SCHEMA_ROOT = new URL('../../../schemas/', import.meta.url);

/** Where the `$id` of every schema begins. */
export const ID_BASE = 'https://cf-webhook-sim.example/schemas/';

/** Every schema of payloads and envelopes by its path inside `schemas/`, e.g. `v2/order`. */
export const SCHEMAS: ReadonlyMap<string, JsonObject> = new Map(
  ['v2', 'v1'].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, SCHEMA_ROOT))
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map(
        (file) => [`${folder}/${file.replace(/\.json$/, '')}`, readJsonObject(`${folder}/${file}`)] as const,
      ),
  ),
);

/** Keywords of our own: they steer generation and mean nothing to validation. */
export const HINT_KEYWORDS = ['faker', 'x-usually'];

/** Formats of our own, no stricter than every published payload allows. */
export const OWN_FORMATS: Readonly<Record<string, RegExp>> = {
  'public-id': /^[A-Za-z0-9]{5,9}$/,
  'uuid-or-hex32': /^[0-9a-f-]{32,36}$/,
  'decimal-string': /^-?\d+(\.\d+)?$/,
  'iso-4217': /^[A-Za-z]{3}$/,
  'iso-3166-1-alpha-2': /^[A-Z]{2}$/,
  'rails-time-zone-name': /./,
  'iana-time-zone': /./,
  phone: /\d/,
  'url-path': /^\//,
  'hex-color': /^#[0-9A-Fa-f]{6}$/,
  'ip-address': /^[0-9a-fA-F.:]+$/,
};

/** A strict validator that knows every schema. */
export function createValidator(): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true, verbose: true });
  addFormats.default(ajv);
  ajv.addVocabulary(HINT_KEYWORDS);
  for (const [name, pattern] of Object.entries(OWN_FORMATS)) ajv.addFormat(name, pattern);
  for (const schema of SCHEMAS.values()) ajv.addSchema({ ...schema });
  return ajv;
}

/** Finds the schema that a `$ref` in a file points to, or nothing. */
export function follow(reference: string, path: string): { path: string; node: JsonObject } | undefined {
  const target = new URL(reference, `${ID_BASE}${path}.json`);
  const targetPath = target.pathname.replace(/^\/schemas\//, '').replace(/\.json$/, '');
  let node: JsonValue | undefined = SCHEMAS.get(targetPath);
  for (const step of target.hash.split('/').slice(1)) node = isJsonObject(node) ? node[step] : undefined;
  return isJsonObject(node) ? { path: targetPath, node } : undefined;
}

/** One schema inside a file. */
export interface SchemaNode {
  /** The file, e.g. `v2/order`. */
  readonly file: string;
  /** Where in the file, e.g. `tags[].name`. */
  readonly at: string;
  readonly node: JsonObject;
}

/** Every property, item and branch of a schema file, the file itself left out; references are not followed. */
export function nodesOf(
  file: string,
  node: JsonObject | undefined = SCHEMAS.get(file),
  at = '',
): SchemaNode[] {
  if (node === undefined) return [];
  const { properties, items, additionalProperties, anyOf } = node;
  const children: [string, JsonValue | undefined][] = [
    ...Object.entries(isJsonObject(properties) ? properties : {}).map(
      ([key, child]): [string, JsonValue | undefined] => [at === '' ? key : `${at}.${key}`, child],
    ),
    [`${at}[]`, items],
    [`${at}{}`, additionalProperties],
    ...(Array.isArray(anyOf) ? anyOf : []).map((branch: JsonValue): [string, JsonValue] => [at, branch]),
  ];
  return children.flatMap(([place, child]) =>
    isJsonObject(child) ? [{ file, at: place, node: child }, ...nodesOf(file, child, place)] : [],
  );
}

/** The JSON types that a schema accepts, by name. */
export function typesOf(node: JsonObject): string[] {
  const { type, const: only } = node;
  if (typeof type === 'string') return [type];
  if (Array.isArray(type)) return type.map(String);
  return typeof only === 'string' ? ['string'] : typeof only === 'number' ? ['integer'] : [];
}

function readJsonObject(path: string): JsonObject {
  const parsed: unknown = JSON.parse(readFileSync(new URL(path, SCHEMA_ROOT), 'utf8'));
  if (!isJsonObject(parsed)) throw new Error(`schemas/${path} does not hold a JSON object.`);
  return parsed;
}
