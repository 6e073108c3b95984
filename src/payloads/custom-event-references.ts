import { dirname, posix, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SimulatorError } from '../errors/simulator-error.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../internal/json.ts';
import { readWholeFile } from '../internal/read-whole-file.ts';
import { describeCause } from '../internal/system-error.ts';
import { parseJsonAsWritten } from '../source/parse-json.ts';
import { plainSchema, withBoundsOf } from './written-bounds.ts';

/** A schema document of the user's. */
export interface SchemaDocument {
  /** The file, as an absolute path; `undefined` where the schema was given as an object. */
  readonly path: string | undefined;
  /** What messages call it. */
  readonly name: string;
  readonly root: JsonObject;
}

/** A place in a document, while it is being resolved. */
interface Spot {
  readonly document: SchemaDocument;
  readonly pointer: string;
  /** The references on the way here, so that a circle is noticed. */
  readonly following: readonly string[];
}

/** Keywords whose values are data, in which `$ref` means nothing. */
const DATA_KEYWORDS: ReadonlySet<string> = new Set(['const', 'default', 'enum', 'examples']);
/** Keywords of a document as a whole; references into them are resolved where they are used. */
const LEFT_OUT: ReadonlySet<string> = new Set(['$schema', '$id', '$defs', 'definitions']);

/**
 * Reads a schema file of the user's.
 *
 * @param name What messages call it.
 * @throws SimulatorError `file-unreadable` when it is missing or not JSON.
 */
export function readSchemaDocument(path: string, name: string): SchemaDocument {
  let text: string;
  try {
    text = readWholeFile(path)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new SimulatorError({
      code: 'file-unreadable',
      problem: `Reading the schema ${name} failed: ${describeCause(cause)}.`,
      cure: 'Check the path; it is taken from the folder of the file that names it.',
      cause,
    });
  }
  const parsed = parseJsonAsWritten(text);
  if (parsed.ok && isJsonObject(parsed.value)) return { path, name, root: plainSchema(parsed.value) };

  const line = parsed.ok ? 1 : text.slice(0, parsed.at).split('\n').length;
  throw new SimulatorError({
    code: 'file-unreadable',
    problem: parsed.ok ? `The schema ${name} is no JSON object.` : `${name} line ${line}: this is not JSON.`,
    cure: 'A schema is a JSON object such as {"type": "object", "properties": {"id": {"type": "integer"}}}.',
  });
}

/**
 * A document with every `$ref` replaced by what it points to: places in the document, and files beside it.
 *
 * @param check Called for every document that is read on the way.
 * @throws SimulatorError `invalid-option` for a reference that leads nowhere, out into the network, or in a circle.
 */
export function withoutReferences(
  document: SchemaDocument,
  check: (document: SchemaDocument) => void,
): JsonObject {
  check(document);
  const documents = new Map<string, SchemaDocument>();
  if (document.path !== undefined) documents.set(document.path, document);
  const open = (path: string, name: string): SchemaDocument => {
    const known = documents.get(path) ?? readSchemaDocument(path, name);
    if (!documents.has(path)) {
      documents.set(path, known);
      check(known);
    }
    return known;
  };
  const resolved = resolveNode(document.root, { document, pointer: '', following: [] }, open);
  return isJsonObject(resolved) ? resolved : {};
}

type Open = (path: string, name: string) => SchemaDocument;

function resolveNode(node: JsonValue, spot: Spot, open: Open): JsonValue {
  if (isList(node)) return node.map((item, index) => resolveNode(item, below(spot, String(index)), open));
  if (!isJsonObject(node)) return node;

  const { $ref: reference, ...rest } = node;
  const isRef = typeof reference === 'string';
  const own = Object.fromEntries(
    Object.entries(isRef ? rest : node)
      .filter(([key, value]) => !LEFT_OUT.has(key) || (!key.startsWith('$') && !isJsonObject(value)))
      .map(([key, value]): [string, JsonValue] => [
        key,
        DATA_KEYWORDS.has(key) ? (value ?? null) : resolveNode(value ?? null, below(spot, key), open),
      ]),
  );
  if (!isRef) return withBoundsOf(own, node);
  const target = follow(reference, spot, open);
  return isJsonObject(target) ? withBoundsOf({ ...target, ...own }, target, node) : target;
}

function follow(reference: string, spot: Spot, open: Open): JsonValue {
  const { document, following } = spot;
  const [file = '', pointer = ''] = reference.split('#');
  if (pointer !== '' && !pointer.startsWith('/')) {
    throw problemAt(
      spot,
      `"${reference}" is a named anchor`,
      'Refer to a place instead, such as #/$defs/address.',
    );
  }
  const target = file === '' ? document : openBeside(file, spot, open);
  const key = `${target.path ?? target.name}#${pointer}`;
  if (following.includes(key)) {
    throw problemAt(
      spot,
      `"${reference}" leads back to itself`,
      'Write the inner levels out, as deep as you need them.',
    );
  }
  const node = nodeAt(target.root, pointer);
  if (node === undefined) {
    throw problemAt(spot, `"${reference}" leads nowhere`, `Check what ${target.name} holds there.`);
  }
  return resolveNode(node, { document: target, pointer, following: [...following, key] }, open);
}

function openBeside(file: string, spot: Spot, open: Open): SchemaDocument {
  const { path, name } = spot.document;
  if (/^[a-z][a-z\d+.-]+:/i.test(file) && !file.startsWith('file:')) {
    throw problemAt(
      spot,
      `"${file}" lies on the network, and nothing is fetched from there`,
      'Save it beside your schema and refer to the file.',
    );
  }
  if (file.startsWith('file:')) return open(fileURLToPath(file), file);
  if (path === undefined) {
    throw problemAt(
      spot,
      `"${file}" is a file, and this schema was given without a folder`,
      'Give the path of the schema instead.',
    );
  }
  return open(resolve(dirname(path), file), posix.join(posix.dirname(name.replaceAll('\\', '/')), file));
}

function nodeAt(root: JsonObject, pointer: string): JsonValue | undefined {
  let node: JsonValue | undefined = root;
  for (const step of pointer.split('/').slice(1)) {
    const key = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
    if (isList(node)) node = node[Number(key)];
    else node = isJsonObject(node) && Object.hasOwn(node, key) ? node[key] : undefined;
  }
  return node;
}

function problemAt({ document, pointer }: Spot, what: string, cure: string): SimulatorError {
  return new SimulatorError({
    code: 'invalid-option',
    problem: `${document.name}#${pointer}/$ref: ${what}.`,
    cure,
  });
}

function below(spot: Spot, key: string): Spot {
  return { ...spot, pointer: `${spot.pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}` };
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
