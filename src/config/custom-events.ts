import type { ApiVersion } from '../events/event-type.ts';
import { MOST_DEPTH } from '../payloads/recursion-depth.ts';
import {
  nodeInWords,
  type SourceEntry,
  type SourceNode,
  type SourcePlace,
  sourceError,
} from '../source/source-node.ts';
import { type FileReference, readFileReference } from './file-reference.ts';
import { itemsOf, knownEntries, requireMap, requireText } from './known-keys.ts';

/** One entry of `events`: an event type of the user's own. */
export interface CustomEventConfig {
  readonly name: string;
  readonly place: SourcePlace;
  /** The JSON Schema of its `data`. */
  readonly schema: FileReference;
  readonly subjectType: string | undefined;
  readonly versions: readonly ApiVersion[] | undefined;
  readonly description: string | undefined;
  /** Files of schemas, by the address under which a `$ref` names them. */
  readonly refs: Readonly<Record<string, string>> | undefined;
  /** How often a definition of the schema may stand inside of itself. */
  readonly maxDepth: number | undefined;
}

/** What an entry may leave out, left out. */
const NOTHING_MORE = {
  subjectType: undefined,
  versions: undefined,
  description: undefined,
  refs: undefined,
  maxDepth: undefined,
};

/** The keys of one entry of `events`. */
export const CUSTOM_EVENT_KEYS = [
  'schema',
  'subjectType',
  'versions',
  'description',
  'refs',
  'maxDepth',
] as const;

/**
 * Reads `events`.
 *
 * @param directory The configuration's folder, as an absolute path.
 * @throws SimulatorError `invalid-option` or `unknown-option`, naming the place.
 */
export function readCustomEvents(entry: SourceEntry | undefined, directory: string): CustomEventConfig[] {
  if (entry === undefined) return [];
  const { entries } = requireMap(entry.value, '"events"');
  return [...entries].map(([name, event]) => readCustomEvent(name, event, directory));
}

function readCustomEvent(name: string, { place, value }: SourceEntry, directory: string): CustomEventConfig {
  const shared = { name, place };
  if (value.kind === 'scalar') {
    const schema = readFileReference(value, `the schema of "${name}"`, directory);
    return { ...shared, schema, ...NOTHING_MORE };
  }
  const entries = knownEntries(value, `the event "${name}"`, CUSTOM_EVENT_KEYS);
  const schema = entries.get('schema');
  if (schema === undefined) {
    throw sourceError(
      place,
      `the event "${name}" has no schema.`,
      'Add one: schema: ./schemas/my-event.json.',
    );
  }
  const textAt = (key: string) => {
    const found = entries.get(key);
    return found === undefined ? undefined : requireText(found.value, `"${key}"`);
  };
  return {
    ...shared,
    schema: readFileReference(schema.value, '"schema"', directory),
    subjectType: textAt('subjectType'),
    versions: readVersions(entries.get('versions')),
    description: textAt('description'),
    refs: readRefs(entries.get('refs'), directory),
    maxDepth: readMaxDepth(entries.get('maxDepth')),
  };
}

function readRefs(entry: SourceEntry | undefined, directory: string): Record<string, string> | undefined {
  if (entry === undefined) return undefined;
  const { entries } = requireMap(entry.value, '"refs"');
  return Object.fromEntries(
    [...entries].map(([address, { value }]) => [
      address,
      readFileReference(value, `the file of "${address}"`, directory).path,
    ]),
  );
}

function readMaxDepth(entry: SourceEntry | undefined): number | undefined {
  if (entry === undefined) return undefined;
  const depth = entry.value.kind === 'scalar' ? Number(entry.value.text) : Number.NaN;
  if (Number.isInteger(depth) && depth >= 0 && depth <= MOST_DEPTH) return depth;
  throw sourceError(
    entry.place,
    `"maxDepth" must be a whole number from 0 to ${MOST_DEPTH}, got ${nodeInWords(entry.value)}.`,
    'Write maxDepth: 3.',
  );
}

function readVersions(entry: SourceEntry | undefined): readonly ApiVersion[] | undefined {
  if (entry === undefined) return undefined;
  const versions = itemsOf(entry.value).map(readVersion);
  if (versions.length > 0) return [...new Set(versions)];
  throw sourceError(entry.place, '"versions" is empty.', 'Write versions: [v2].');
}

function readVersion(node: SourceNode): ApiVersion {
  const text = node.kind === 'scalar' ? node.text.toLowerCase() : '';
  if (text === 'v1' || text === 'v2') return text;
  throw sourceError(
    node.place,
    `a version must be v1 or v2, got ${nodeInWords(node)}.`,
    'Write versions: [v2].',
  );
}
