import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { MOST_LEVELS, nestingDepth } from './nesting-depth.ts';
import { parseJson } from './parse-json.ts';
import type { SourceKind } from './source-kind.ts';
import { type Place, type SourceEntry, type SourceMap, type SourceNode, sourceError } from './source-node.ts';

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

/** More values than anybody writes by hand. */
const MOST_VALUES = 100_000;

/**
 * Reads YAML with the line of every key.
 *
 * @param file The file's name, for messages.
 * @throws SimulatorError `file-unreadable` with line and column of a mistake.
 */
export function readYaml(text: string, file: string, { columns }: Pick<SourceKind, 'columns'>): SourceNode {
  return readText(text, file, columns);
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
  const found = text[parsed.at];
  const what = found === undefined ? 'the file ends too early' : `unexpected ${JSON.stringify(found)}`;
  throw sourceError(
    place,
    `this is not JSON: ${what}.`,
    'Correct it, or write YAML instead.',
    'file-unreadable',
  );
}

function readText(text: string, file: string, columns: boolean): SourceNode {
  if (nestingDepth(text) > MOST_LEVELS) {
    throw sourceError(
      { file, line: 1, column: 1, keys: [] },
      `it is nested more than ${MOST_LEVELS} levels deep.`,
      'Give it fewer levels.',
      'file-unreadable',
    );
  }
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const reading: Reading = { file, document, counter, columns, budget: MOST_VALUES };
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = counter.linePos(error.pos[0]);
    const place = { file, line, column: col, keys: [] };
    const cure = unquotedReference(text, error.pos[0]);
    throw sourceError(place, `this is not YAML: ${sentence(error.message)}`, cure, 'file-unreadable');
  }
  const top: Place = { file, keys: [], line: 1, ...(columns ? { column: 1 } : {}) };
  const { contents } = document;
  return contents === null
    ? { kind: 'map', place: top, entries: new Map() }
    : nodeOf(contents, top, reading, new Set());
}

function nodeOf(node: Node, place: Place, reading: Reading, within: ReadonlySet<Node>): SourceNode {
  reading.budget -= 1;
  if (reading.budget < 0) throw sourceError(place, 'there are more values than a configuration can have.');
  if (within.has(node)) throw sourceError(place, 'the alias stands inside of what it stands for.');
  const inside = new Set([...within, node]);

  if (isAlias(node)) {
    const target = node.resolve(reading.document);
    if (target === undefined) throw sourceError(place, `nothing is called "${node.source}".`);
    return nodeOf(target, place, reading, inside);
  }
  if (isMap<unknown, Node | null>(node)) {
    const pairs = node.items.map(({ key, value }) => entryOf(key, value, place, reading, inside));
    return { kind: 'map', place, entries: new Map(pairs) } satisfies SourceMap;
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

function entryOf(
  key: unknown,
  value: Node | null,
  parent: Place,
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

function placeOf(node: Node, parent: Place, keys: readonly string[], reading: Reading): Place {
  const offset = node.range?.[0];
  const own = { file: parent.file, keys: [...parent.keys, ...keys] };
  if (offset === undefined) return own;
  const { line, col } = reading.counter.linePos(offset);
  return reading.columns ? { ...own, line, column: col } : { ...own, line };
}

/** The parser's own words as a sentence of ours. */
function sentence(message: string): string {
  const [first = ''] = message.split('\n');
  return `${first.charAt(0).toLowerCase()}${first.slice(1).replace(/[.:]$/, '')}.`;
}

/** A bare `${…}` between braces or brackets ends what it stands in; what the parser says of it helps nobody. */
function unquotedReference(text: string, at: number): string | undefined {
  const lines = text.slice(0, at).split('\n');
  const around = [lines.at(-2) ?? '', `${lines.at(-1) ?? ''}${text.slice(at).split('\n', 1)[0] ?? ''}`];
  const bare = around.map((line) => /[{[].*?(?<!['"\w}])(\$\{[^}]*\})(?!['"])/.exec(line)?.[1]);
  const reference = bare.find((found) => found !== undefined);
  return reference === undefined
    ? undefined
    : `Between { } and [ ], put references into quotes: '${reference}'.`;
}
