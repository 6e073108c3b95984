import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { schemaValidator } from '../load-on-demand.ts';
import { type Dialect, dialectOf } from './convert-keywords.ts';
import { pointerStep, subschemas } from './keywords.ts';
import { readSchemaDocument, SCHEMA_ENDINGS, type SchemaDocument } from './schema-file.ts';

/** A place in a document. */
export interface SchemaPlace {
  readonly document: SchemaDocument;
  readonly pointer: string;
  readonly node: JsonValue;
  /** The address that references are relative to. */
  readonly base: string;
  readonly dialect: Dialect | undefined;
  /** The resources that were entered on the way here, outermost first: what dynamic references look through. */
  readonly scope: readonly string[];
}

/** A reference that was followed, or why it cannot be. */
export type Followed =
  | { readonly ok: true; readonly place: SchemaPlace }
  | { readonly ok: false; readonly problem: string; readonly cure: string };

/**
 * The documents that a schema refers to, found by address: resources by their `$id`, anchors, and files. Nothing is ever
 * fetched from a network; the folder of a file stands in for the folder of its `$id`.
 */
export class SchemaLibrary {
  readonly #resources = new Map<string, SchemaPlace>();
  readonly #anchors = new Map<string, SchemaPlace>();
  readonly #dynamic = new Map<string, SchemaPlace>();
  #isDynamic = false;
  readonly #files = new Map<string, SchemaPlace>();
  /** Files by the address that refers to them. */
  readonly #refs: Readonly<Record<string, string>>;

  constructor(refs: Readonly<Record<string, string>> = {}) {
    this.#refs = refs;
  }

  /** Makes a document known with everything in it that has an address. */
  add(document: SchemaDocument, address?: string): SchemaPlace {
    const own = document.path === undefined ? 'schema:/own.json' : pathToFileURL(document.path).href;
    const place: SchemaPlace = {
      document,
      pointer: '',
      node: document.root,
      base: address ?? own,
      dialect: dialectOf(document.root['$schema']),
      scope: [],
    };
    this.#resources.set(own, place);
    if (address !== undefined) this.#resources.set(address, place);
    const root = this.#register(place);
    for (const known of [own, address]) if (known !== undefined) this.#resources.set(known, root);
    if (document.path !== undefined) this.#files.set(document.path, root);
    return root;
  }

  /** Whether what a schema means depends on the way that led to it. */
  get isDynamic(): boolean {
    return this.#isDynamic;
  }

  /** What a `$dynamicRef` points to: the outermost resource on the way here that has such an anchor. */
  followDynamic(reference: string, from: SchemaPlace): Followed {
    const first = this.follow(reference, from);
    const anchor = splitAddress(reference, from.base)[1];
    if (!first.ok || !isJsonObject(first.place.node) || first.place.node['$dynamicAnchor'] !== anchor)
      return first;
    const outer = from.scope
      .map((base) => this.#dynamic.get(`${base}#${anchor}`))
      .find((place) => place !== undefined);
    return outer === undefined ? first : { ok: true, place: entered(outer, from) };
  }

  /** What the `$recursiveRef` of 2019-09 points to. */
  followRecursive(from: SchemaPlace): Followed {
    const first = this.follow('#', from);
    const isAnchor = (place: SchemaPlace | undefined): boolean =>
      isJsonObject(place?.node) && place.node['$recursiveAnchor'] === true;
    if (!first.ok || !isAnchor(first.place)) return first;
    const outer = from.scope.map((base) => this.#resources.get(base)).find(isAnchor);
    return outer === undefined ? first : { ok: true, place: entered(outer, from) };
  }

  /** What a `$ref` of a place points to. */
  follow(reference: string, from: SchemaPlace): Followed {
    const found = this.#find(reference, from);
    return found.ok ? { ok: true, place: entered(found.place, from) } : found;
  }

  #find(reference: string, from: SchemaPlace): Followed {
    const [address, fragment] = splitAddress(reference, from.base);
    const resource = this.#resources.get(address) ?? this.#open(address, reference, from);
    if (resource === undefined) return unreachable(reference, address, from);
    if (fragment === '') return { ok: true, place: resource };
    if (!fragment.startsWith('/')) {
      const anchor = this.#anchors.get(`${resource.base}#${fragment}`);
      if (anchor !== undefined) return { ok: true, place: anchor };
      return leadsNowhere(reference, `No $anchor "${fragment}" exists in ${resource.document.name}.`);
    }
    const place = this.#placeAt(resource, fragment);
    return place === undefined
      ? leadsNowhere(reference, `Check the path in ${resource.document.name}.`)
      : { ok: true, place };
  }

  /** The place that stands at a step inside of another one. */
  inside(place: SchemaPlace, steps: readonly string[], node: JsonValue): SchemaPlace {
    return rebased({ ...place, pointer: place.pointer + steps.map(pointerStep).join(''), node });
  }

  #register(place: SchemaPlace): SchemaPlace {
    const own = rebased(place);
    if (!isJsonObject(own.node)) return own;
    if (own.base !== place.base) this.#resources.set(own.base, own);
    const { $anchor: anchor, $dynamicAnchor: dynamicAnchor } = own.node;
    if (typeof anchor === 'string') this.#anchors.set(`${own.base}#${anchor}`, own);
    if (typeof dynamicAnchor === 'string') {
      this.#anchors.set(`${own.base}#${dynamicAnchor}`, own);
      this.#dynamic.set(`${own.base}#${dynamicAnchor}`, own);
    }
    this.#isDynamic ||= own.node['$dynamicRef'] !== undefined || own.node['$recursiveRef'] !== undefined;
    const id = own.node['$id'] ?? own.node['id'];
    if (typeof id === 'string' && id.startsWith('#')) this.#anchors.set(`${own.base}${id}`, own);
    for (const [steps, node] of subschemas(own.node)) this.#register(unbased(own, steps, node));
    return own;
  }

  #placeAt(resource: SchemaPlace, pointer: string): SchemaPlace | undefined {
    let place = resource;
    for (const step of pointer.split('/').slice(1)) {
      const next = childAt(place.node, step);
      if (next === undefined) return undefined;
      place = this.inside(place, [next.key], next.node);
    }
    return place;
  }

  #open(address: string, reference: string, from: SchemaPlace): SchemaPlace | undefined {
    const meta = META_SCHEMA.test(address) ? metaSchema(address) : undefined;
    if (meta !== undefined) return this.add({ path: undefined, name: address, root: meta }, address);
    const path = this.#fileOf(address, reference, from);
    if (path === undefined) return undefined;
    const known = this.#files.get(path);
    if (known !== undefined) {
      this.#resources.set(address, known);
      return known;
    }
    const name = address.startsWith('file:') ? nameBeside(path, from.document) : basename(path);
    return this.add(readSchemaDocument(path, name), address);
  }

  #fileOf(address: string, reference: string, from: SchemaPlace): string | undefined {
    const [plain = ''] = reference.split('#');
    const named = this.#refs[address] ?? this.#refs[plain] ?? this.#refs[`${plain}#`];
    if (named !== undefined) return named;
    const { path } = from.document;
    const wanted: string[] = [];
    if (address.startsWith('file:')) wanted.push(pathOf(address));
    if (path !== undefined) {
      const folder = dirname(path);
      const idFolder = folderOf(from.base);
      if (idFolder !== undefined && address.startsWith(idFolder)) {
        wanted.push(join(folder, unescaped(address.slice(idFolder.length))));
      }
      if (!/^[a-z][a-z\d+.-]*:/i.test(plain)) wanted.push(join(folder, unescaped(plain)));
    }
    const candidates = wanted.flatMap((file) => [
      file,
      ...SCHEMA_ENDINGS.map((ending) => `${file}${ending}`),
    ]);
    return candidates.find(isFile);
  }
}

const META_SCHEMA = /^https?:\/\/json-schema\.org\/(draft-0[67]|draft\/2020-12)\//;

/** The meta-schemas come with the validator. */
function metaSchema(address: string): JsonObject | undefined {
  const { Ajv2020, olderMetaSchemas } = schemaValidator();
  const older = new Map<string, unknown>(Object.entries(olderMetaSchemas));
  const known = older.get(address) ?? new Ajv2020().getSchema(address)?.schema;
  return isJsonObject(known) ? known : undefined;
}

/** A place as it is reached from another one. */
function entered(place: SchemaPlace, { scope }: SchemaPlace): SchemaPlace {
  return { ...place, scope: scope.includes(place.base) ? scope : [...scope, place.base] };
}

/** A place with the base and the draft that its own `$id` and `$schema` give it. */
function rebased(place: SchemaPlace): SchemaPlace {
  const { node } = place;
  if (!isJsonObject(node)) return place;
  const dialect = dialectOf(node['$schema']) ?? place.dialect;
  const id =
    typeof node['$id'] === 'string'
      ? node['$id']
      : dialect === 4 || dialect === undefined
        ? node['id']
        : undefined;
  if (typeof id !== 'string' || id.startsWith('#') || id === '')
    return dialect === place.dialect ? place : { ...place, dialect };
  const [base] = splitAddress(id, place.base);
  const scope = place.scope.length === 0 || place.scope.includes(base) ? place.scope : [...place.scope, base];
  return { ...place, base, dialect, scope };
}

function unbased(place: SchemaPlace, steps: readonly string[], node: JsonObject): SchemaPlace {
  return { ...place, pointer: place.pointer + steps.map(pointerStep).join(''), node };
}

function splitAddress(reference: string, base: string): [address: string, fragment: string] {
  const at = reference.indexOf('#');
  const plain = at < 0 ? reference : reference.slice(0, at);
  const fragment = at < 0 ? '' : reference.slice(at + 1);
  if (plain === '') return [base, fragment];
  try {
    return [new URL(plain, base).href, fragment];
  } catch {
    return [plain, fragment];
  }
}

function childAt(node: JsonValue, step: string): { key: string; node: JsonValue } | undefined {
  const written = step.replaceAll('~1', '/').replaceAll('~0', '~');
  for (const key of new Set([unescaped(step).replaceAll('~1', '/').replaceAll('~0', '~'), written])) {
    if (Array.isArray(node) && /^\d+$/.test(key)) {
      const item: JsonValue | undefined = node[Number(key)];
      if (item !== undefined) return { key, node: item };
    }
    if (isJsonObject(node) && Object.hasOwn(node, key)) return { key, node: node[key] ?? null };
  }
  return undefined;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function folderOf(base: string): string | undefined {
  try {
    return new URL('.', base).href;
  } catch {
    return undefined;
  }
}

function pathOf(address: string): string {
  try {
    return fileURLToPath(address);
  } catch {
    return address;
  }
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function nameBeside(path: string, { name }: SchemaDocument): string {
  const folder = name.replaceAll('\\', '/').split('/').slice(0, -1).join('/');
  return folder === '' ? basename(path) : `${folder}/${basename(path)}`;
}

function leadsNowhere(reference: string, cure: string): Followed {
  return { ok: false, problem: `"${reference}" leads nowhere`, cure };
}

function unreachable(reference: string, address: string, { document }: SchemaPlace): Followed {
  if (/^(https?|urn):/.test(address)) {
    return {
      ok: false,
      problem: `"${reference}" is not in any file here, and nothing is fetched from a network`,
      cure: `Save it and name the file: refs: {"${address}": ./file.json} in the entry of the event under "events".`,
    };
  }
  return document.path === undefined
    ? {
        ok: false,
        problem: `"${reference}" is a file, and this schema was given without a folder`,
        cure: 'Give the path of the schema instead.',
      }
    : leadsNowhere(reference, 'No such file exists; the path is taken from the folder of the schema.');
}
