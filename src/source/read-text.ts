import {
  type Document,
  type ErrorCode,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml';
import { MOST_LEVELS, nestingDepth } from './nesting-depth.ts';
import { parseJson } from './parse-json.ts';
import type { SourceKind } from './source-kind.ts';
import {
  type SourceEntry,
  type SourceMap,
  type SourceNode,
  type SourcePlace,
  sourceError,
} from './source-node.ts';

/** A text that is being read. */
interface Reading {
  readonly file: string;
  readonly document: Document;
  readonly counter: LineCounter;
  /** Whether places tell columns: JSON may stand on one line. */
  readonly columns: boolean;
  /** How many values there may still be; aliases can multiply a short text beyond measure. */
  budget: number;
}

/** More values than anyone writes by hand. */
const MOST_VALUES = 100_000;

/**
 * Reads YAML with the line of every key.
 *
 * @param file The file's name, for messages.
 * @throws SimulatorError `file-unreadable` with line and column of a mistake.
 */
export function readYaml(
  text: string,
  file: string,
  { columns, mostValues }: Pick<SourceKind, 'columns' | 'mostValues'>,
): SourceNode {
  return readText(text, file, columns, mostValues);
}

/**
 * Reads JSON with the line and column of every key.
 *
 * @param file The file's name, for messages.
 * @throws SimulatorError `file-unreadable` with line and column of a mistake.
 */
export function readJson(text: string, file: string): SourceNode {
  const parsed = parseJson(text);
  if (parsed.ok) return readText(text, file, true);

  const before = text.slice(0, parsed.at).split('\n');
  const place = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, keys: [] };
  const what = parsed.at === text.length ? 'unexpected end of file' : 'unexpected character';
  throw sourceError(place, `this is not JSON: ${what}.`, 'Fix it, or use YAML.', 'file-unreadable');
}

function readText(text: string, file: string, columns: boolean, budget = MOST_VALUES): SourceNode {
  if (nestingDepth(text) > MOST_LEVELS) {
    throw sourceError(
      { file, line: 1, column: 1, keys: [] },
      `it is nested more than ${MOST_LEVELS} levels deep.`,
      'Reduce the nesting.',
      'file-unreadable',
    );
  }
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const reading: Reading = { file, document, counter, columns, budget };
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = counter.linePos(error.pos[0]);
    const place = { file, line, column: col, keys: [] };
    const cure = error.code === 'MULTIPLE_DOCS' ? ONE_DOCUMENT : unquotedReference(text, error.pos[0]);
    throw sourceError(
      place,
      `this is not YAML: ${COMPLAINTS[error.code] ?? OTHERWISE}.`,
      cure,
      'file-unreadable',
    );
  }
  const top: SourcePlace = { file, keys: [], line: 1, ...(columns ? { column: 1 } : {}) };
  const { contents } = document;
  return contents === null
    ? { kind: 'map', place: top, entries: new Map() }
    : nodeOf(contents, top, reading, new Set());
}

function nodeOf(node: Node, place: SourcePlace, reading: Reading, within: ReadonlySet<Node>): SourceNode {
  reading.budget -= 1;
  if (reading.budget < 0) throw sourceError(place, 'too many values.');
  if (within.has(node)) throw sourceError(place, 'the alias refers to itself.');
  const inside = new Set([...within, node]);

  if (isAlias(node)) {
    const target = node.resolve(reading.document);
    if (target === undefined) throw sourceError(place, 'unknown alias: no anchor above has its name.');
    return nodeOf(target, place, reading, inside);
  }
  if (isMap<unknown, Node | null>(node)) {
    const entries = new Map<string, SourceEntry>();
    const taken = node.items.filter(isMerge).flatMap(({ value }) => entriesOf(value, place, reading, inside));
    // Of several maps the first wins, and above all what stands in the map itself.
    for (const [key, entry] of taken) if (!entries.has(key)) entries.set(key, entry);
    for (const { key, value } of node.items.filter((pair) => !isMerge(pair))) {
      entries.set(...entryOf(key, value, place, reading, inside));
    }
    return { kind: 'map', place, entries } satisfies SourceMap;
  }
  if (isSeq<Node>(node)) {
    const items = node.items.map((item) => nodeOf(item, placeOf(item, place, [], reading), reading, inside));
    return { kind: 'list', place, items };
  }
  const value = isScalar(node) ? node.value : null;
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    return { kind: 'scalar', place, value, text: String(value ?? '') };
  }
  const written = isScalar(node) ? node.source : undefined;
  return { kind: 'scalar', place, value: Number(value), text: written ?? String(value) };
}

/** Whether a pair is `<<`, YAML's way of taking the keys of another map. */
function isMerge({ key }: { readonly key: unknown }): boolean {
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}

/** The keys that `<<` takes from a map, or from several. */
function entriesOf(
  value: Node | null,
  place: SourcePlace,
  reading: Reading,
  within: ReadonlySet<Node>,
): (readonly [string, SourceEntry])[] {
  const node = value === null ? undefined : nodeOf(value, place, reading, within);
  const maps = node?.kind === 'list' ? node.items : [node];
  return maps.flatMap((map) => {
    if (map?.kind === 'map') return [...map.entries];
    throw sourceError(
      node?.place ?? place,
      '"<<" must be a mapping, or a list of mappings.',
      'For example <<: *defaults, where a mapping above is marked with &defaults.',
    );
  });
}

function entryOf(
  key: unknown,
  value: Node | null,
  parent: SourcePlace,
  reading: Reading,
  within: ReadonlySet<Node>,
): [string, SourceEntry] {
  if (!isScalar(key)) throw sourceError(parent, 'a key must be plain text.');
  const name = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
  const place = placeOf(key, parent, [name], reading);
  const node: SourceNode =
    value === null ? { kind: 'scalar', place, value: null, text: '' } : nodeOf(value, place, reading, within);
  return [name, { place, value: node }];
}

function placeOf(node: Node, parent: SourcePlace, keys: readonly string[], reading: Reading): SourcePlace {
  const offset = node.range?.[0];
  const own = { file: parent.file, keys: [...parent.keys, ...keys] };
  if (offset === undefined) return own;
  const { line, col } = reading.counter.linePos(offset);
  return reading.columns ? { ...own, line, column: col } : { ...own, line };
}

/** What is wrong, by the parser's code. The parser's own words may quote the file, which may be another than was meant. */
const COMPLAINTS: Readonly<Partial<Record<ErrorCode, string>>> = {
  ALIAS_PROPS: 'an alias has a tag or an anchor',
  BAD_ALIAS: 'an alias or anchor has an invalid name',
  BAD_DIRECTIVE: 'unknown directive: a line that begins with %',
  BAD_DQ_ESCAPE: 'invalid escape in double quotes',
  BAD_INDENT: 'the indentation is wrong',
  BAD_PROP_ORDER: 'misplaced anchor or tag',
  BAD_SCALAR_START: 'text that begins with this character must be quoted',
  BLOCK_AS_IMPLICIT_KEY: 'a mapping cannot begin here; text with a colon and a space must be quoted',
  BLOCK_IN_FLOW: 'indented lists and mappings are not allowed between { } and [ ]',
  DUPLICATE_KEY: 'duplicate key',
  KEY_OVER_1024_CHARS: 'a key is longer than 1024 characters',
  MISSING_CHAR: 'a character is missing, such as a closing quote or bracket, a comma or a colon',
  MULTILINE_IMPLICIT_KEY: 'a key must stand on one line',
  MULTIPLE_ANCHORS: 'a value has several anchors',
  MULTIPLE_DOCS: 'the file contains several documents, separated by ---; it must contain one',
  MULTIPLE_TAGS: 'a value has several tags',
  TAB_AS_INDENT: 'tabs cannot indent; use spaces',
  TAG_RESOLVE_FAILED: 'a tag is not understood',
  UNEXPECTED_TOKEN: 'unexpected content',
};
const ONE_DOCUMENT = 'Keep the first, and move the others to separate files.';
const OTHERWISE = 'it cannot be read';

/** A bare `${…}` between braces or brackets ends what it stands in; what the parser says of it helps no one. */
function unquotedReference(text: string, at: number): string | undefined {
  const lines = text.slice(0, at).split('\n');
  const around = [lines.at(-2) ?? '', `${lines.at(-1) ?? ''}${text.slice(at).split('\n', 1)[0] ?? ''}`];
  const bare = around.map((line) => /[{[].*?(?<!['"\w}])(\$\{[^}]*\})(?!['"])/.exec(line)?.[1]);
  const reference = bare.find((found) => found !== undefined);
  return reference === undefined ? undefined : `Between { } and [ ], quote references: '${reference}'.`;
}
