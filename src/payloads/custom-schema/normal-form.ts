import type { SimulatorError } from '../../errors/simulator-error.ts';
import { usageError } from '../../errors/usage-error.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { modernKeywords } from './convert-keywords.ts';
import { isKnownKeyword, isSchema, keywordKind } from './keywords.ts';
import type { Followed, SchemaLibrary, SchemaPlace } from './schema-library.ts';

/** A schema in one form, whatever it was written in. */
export interface NormalSchema {
  /** JSON Schema 2020-12, whose only references are `#/$defs/<name>`. */
  readonly schema: JsonObject;
  /** Where each of the `$defs` was written; the empty name is the schema itself. */
  readonly origins: ReadonlyMap<string, SchemaPlace>;
}

/**
 * Writes a schema in one form: JSON Schema 2020-12 with everything that it refers to in `$defs`. Keys of `properties` and
 * the like are names, whatever they are called; unknown keywords are left out.
 *
 * @param entry Where the schema stands.
 * @throws SimulatorError `invalid-option` for a reference that leads nowhere or into a network.
 */
export function normalForm(entry: SchemaPlace, library: SchemaLibrary): NormalSchema {
  const start: SchemaPlace = { ...entry, scope: [entry.base] };
  const names = new Map<string, string>();
  const origins = new Map<string, SchemaPlace>([['', start]]);
  const waiting: [name: string, place: SchemaPlace][] = [];
  const refer = (followed: Followed, from: SchemaPlace): string => {
    if (!followed.ok)
      throw problemAt({ ...from, pointer: `${from.pointer}/$ref` }, followed.problem, followed.cure);
    const { place } = followed;
    const way = library.isDynamic ? place.scope.join(' ') : '';
    const key = `${place.document.path ?? place.document.name}#${place.pointer} ${way}`;
    const known = names.get(key);
    if (known !== undefined) return known;
    const name = freeName(place, origins);
    names.set(key, name);
    origins.set(name, place);
    waiting.push([name, place]);
    return name;
  };
  const root = normalNode(start, library, refer);
  const defs: [string, JsonValue][] = [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [name, place] = next;
    defs.push([name, normalNode(place, library, refer)]);
  }
  const own: JsonObject = isJsonObject(root) ? root : root === false ? { not: {} } : {};
  return { schema: defs.length === 0 ? own : { ...own, $defs: Object.fromEntries(defs) }, origins };
}

/** Where a place of a normal schema was written: `orders.json#/properties/id`. */
export function originOf({ origins }: NormalSchema, pointer: string): string {
  const [, name, rest = ''] = /^\/\$defs\/([^/]+)(.*)$/.exec(pointer) ?? [];
  const place = origins.get(name ?? '') ?? origins.get('');
  return `${place?.document.name ?? ''}#${place?.pointer ?? ''}${name === undefined ? pointer : rest}`;
}

type Refer = (followed: Followed, from: SchemaPlace) => string;

function normalNode(place: SchemaPlace, library: SchemaLibrary, refer: Refer): JsonValue {
  const { node } = place;
  if (!isJsonObject(node)) {
    if (isSchema(node)) return node;
    throw problemAt(place, 'a schema is an object, true or false', 'Correct the schema there.');
  }
  const made: [string, JsonValue][] = [];
  const below = (steps: readonly string[], inner: JsonValue): JsonValue =>
    isSchema(inner) ? normalNode(library.inside(place, steps, inner), library, refer) : inner;
  const modern = modernKeywords(node, place.dialect);
  for (const [keyword, value] of Object.entries(modern)) {
    if (value === undefined || keyword === '$defs' || keyword === 'definitions') continue;
    const kind = keywordKind(keyword);
    const written = keyword === 'prefixItems' && node['prefixItems'] === undefined ? 'items' : keyword;
    if (kind === 'list' && Array.isArray(value)) {
      made.push([keyword, value.map((item: JsonValue, index) => below([written, String(index)], item))]);
    } else if (kind === 'map' && isJsonObject(value)) {
      made.push([keyword, normalMap(keyword, value, below)]);
    } else if (kind !== 'value') made.push([keyword, below([keyword], value)]);
    else if (isKnownKeyword(keyword)) made.push([keyword, value]);
  }
  const references = referencesOf(node, place, library).map(
    (followed) => `#/$defs/${refer(followed, place)}`,
  );
  return withReferences(Object.fromEntries(made), references);
}

function normalMap(
  keyword: string,
  map: JsonObject,
  below: (steps: readonly string[], inner: JsonValue) => JsonValue,
): JsonObject {
  return Object.fromEntries(
    Object.entries(map).map(([name, inner]) => [name, below([keyword, name], inner ?? true)]),
  );
}

function referencesOf(node: JsonObject, place: SchemaPlace, library: SchemaLibrary): Followed[] {
  const { $ref, $dynamicRef, $recursiveRef } = node;
  return [
    ...(typeof $ref === 'string' ? [library.follow($ref, place)] : []),
    ...(typeof $dynamicRef === 'string' ? [library.followDynamic($dynamicRef, place)] : []),
    ...($recursiveRef === '#' ? [library.followRecursive(place)] : []),
  ];
}

/** The first reference stands in the schema itself; another one has to hold as well. */
function withReferences(own: JsonObject, [first, ...more]: readonly string[]): JsonObject {
  if (first === undefined) return own;
  const others = more.map(($ref) => ({ $ref }));
  const all = Array.isArray(own['allOf']) ? own['allOf'] : [];
  return { $ref: first, ...own, ...(others.length === 0 ? {} : { allOf: [...all, ...others] }) };
}

function freeName({ document, pointer, node }: SchemaPlace, taken: ReadonlyMap<string, unknown>): string {
  const id = isJsonObject(node) && typeof node['$id'] === 'string' ? node['$id'] : document.name;
  const last = pointer === '' ? id.replace(/#.*$/, '').replace(/\.(json|ya?ml)$/, '') : pointer;
  const base = (last.split('/').at(-1) ?? '')
    .replaceAll(/~[01]|%[\dA-F]{2}/gi, '_')
    .replaceAll(/[^\w.-]+/g, '_');
  const start = base === '' || base === '__proto__' ? 'schema' : base;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? start : `${start}_${number}`;
    if (!taken.has(name)) return name;
  }
}

function problemAt({ document, pointer }: SchemaPlace, what: string, cure: string): SimulatorError {
  return usageError(`${document.name}#${pointer}: ${what}.`, cure);
}
