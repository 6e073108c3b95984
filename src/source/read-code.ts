import { pathToFileURL } from 'node:url';
import { SimulatorError } from '../errors/simulator-error.ts';
import { isError } from '../internal/is-error.ts';
import { WrittenNumber } from '../internal/written-number.ts';
import type { SourceKind } from './source-kind.ts';
import { type SourceEntry, type SourceNode, type SourcePlace, sourceError } from './source-node.ts';

/**
 * Runs a JavaScript module and reads what it exports as default.
 *
 * @param path The module, as an absolute path.
 * @param file Its name, for messages.
 * @throws SimulatorError `file-unreadable` when it cannot be run, `invalid-option` when it exports something else than data.
 */
export async function readJavaScript(path: string, file: string, kind: SourceKind): Promise<SourceNode> {
  const url = pathToFileURL(path).href;
  const exported: unknown = await running(path, file, kind, async (): Promise<unknown> => await import(url));
  return nodeOfModule(exported, file, kind);
}

/**
 * Runs a TypeScript module and reads what it exports as default.
 *
 * @param path The module, as an absolute path.
 * @param file Its name, for messages.
 * @throws SimulatorError as {@link readJavaScript} does.
 */
export async function readTypeScript(path: string, file: string, kind: SourceKind): Promise<SourceNode> {
  const { createJiti } = await import('jiti');
  const jiti = createJiti(import.meta.url, { fsCache: false, moduleCache: false });
  return nodeOfModule(await running(path, file, kind, () => jiti.import<unknown>(path)), file, kind);
}

async function running(
  path: string,
  file: string,
  { noun, example }: SourceKind,
  load: () => Promise<unknown>,
): Promise<unknown> {
  try {
    return await load();
  } catch (cause) {
    const isMissing = MISSING_MODULE.has(codeOf(cause));
    throw new SimulatorError({
      code: 'file-unreadable',
      problem: `Running the ${noun} file ${file} failed${placeOf(cause, path)}: ${reasonOf(cause)}.`,
      cure: isMissing
        ? 'Install the package, or correct the import.'
        : `It is a module with plain data as its default export: export default ${example}.`,
      cause,
    });
  }
}

const MISSING_MODULE: ReadonlySet<string> = new Set(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND']);
/** What jiti puts before the words of the parser. */
const PARSER_NAME = /^ParseError: /;

/** The first line of the reason; of wrong syntax nothing that stands in the file, which may have been named by mistake. */
function reasonOf(cause: unknown): string {
  const [line = ''] = messageOf(cause).trim().split('\n');
  const why = line.replace(PARSER_NAME, '').trim().replace(/\.$/, '');
  return isSyntaxError(cause) ? why.replaceAll(/ ?(['"`]).{2,}\1/g, '') : why;
}

/** Where in the file it happened, as far as the error knows. */
function placeOf(cause: unknown, path: string): string {
  const text = `${messageOf(cause)}\n${isError(cause) ? (cause.stack ?? '') : ''}`;
  const start = text.indexOf(`${path}:`);
  const [, line] = start === -1 ? [] : (/^:(\d+)/.exec(text.slice(start + path.length)) ?? []);
  return line === undefined ? '' : ` in line ${line}`;
}

function isSyntaxError(cause: unknown): boolean {
  return isError(cause) && (cause.name === 'SyntaxError' || PARSER_NAME.test(cause.message));
}

function messageOf(cause: unknown): string {
  return isError(cause) ? cause.message : String(cause);
}

function codeOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}

function nodeOfModule(module: unknown, file: string, kind: SourceKind): SourceNode {
  const place: SourcePlace = { file, keys: [] };
  const settings =
    typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
  if (settings !== undefined && settings !== null) return nodeOfData(settings, place, kind);
  throw sourceError(place, 'there is no default export.', 'Write export default { … }.');
}

/**
 * Plain data as values that know by which keys they are reached.
 *
 * @throws SimulatorError `invalid-option` where something is no data.
 */
export function nodeOfData(value: unknown, place: SourcePlace, { noun }: SourceKind): SourceNode {
  return nodeOf(value, place, noun, new Set());
}

function nodeOf(value: unknown, place: SourcePlace, noun: string, within: ReadonlySet<object>): SourceNode {
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  ) {
    return { kind: 'scalar', place, value, text: String(value ?? '') };
  }
  if (value instanceof WrittenNumber) {
    return { kind: 'scalar', place, value: value.toJSON(), text: value.text };
  }
  if (typeof value !== 'object') throw notData(place, noun, `a ${typeof value}`);
  if (value instanceof Date) return nodeOf(value.toISOString(), place, noun, within);
  if (value instanceof URL) return nodeOf(value.href, place, noun, within);
  if (within.has(value)) throw notData(place, noun, 'an object that contains itself');

  const inside = new Set([...within, value]);
  if (Array.isArray(value)) {
    const items = value.map((item: unknown, index) =>
      nodeOf(item, below(place, String(index)), noun, inside),
    );
    return { kind: 'list', place, items };
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && !(typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null)) {
    throw notData(place, noun, `an instance of ${value.constructor.name}`);
  }
  const entries = Object.entries(value)
    .filter(([, member]: [string, unknown]) => member !== undefined)
    .map(([key, member]: [string, unknown]): [string, SourceEntry] => [
      key,
      { place: below(place, key), value: nodeOf(member, below(place, key), noun, inside) },
    ]);
  return { kind: 'map', place, entries: new Map(entries) };
}

function below(place: SourcePlace, key: string): SourcePlace {
  return { ...place, keys: [...place.keys, key] };
}

function notData(place: SourcePlace, noun: string, what: string) {
  return sourceError(
    place,
    `a ${noun} must be plain data, got ${what}.`,
    'Use text, numbers, true, false, lists and objects.',
  );
}
