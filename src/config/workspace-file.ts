import { resolve } from 'node:path';
import type { JsonObject } from '../internal/json.ts';
import { isJsonObject } from '../internal/json.ts';
import { parseIsoTime } from '../internal/parse-iso-time.ts';
import type { ClockChoice } from '../options/simulator-options.ts';
import { TIME_SCALE } from '../options/value-types/time-scale.ts';
import { readSourceFile } from '../source/read-source.ts';
import type { SourceKind } from '../source/source-kind.ts';
import {
  jsonOf,
  nodeInWords,
  type SourceEntry,
  type SourceNode,
  sourceError,
} from '../source/source-node.ts';
import { API_FAULT_EXAMPLES, type ApiFault, parseApiFault } from '../workspace/api-fault.ts';
import { itemsOf, knownEntries, requireText } from './known-keys.ts';
import { type PlannedEndpoint, readPlannedEndpoints } from './planned-endpoint.ts';

/** With what a workspace begins. */
export interface WorkspaceFile {
  readonly seed?: string;
  /** In milliseconds since the epoch. */
  readonly now?: number;
  readonly clock?: ClockChoice;
  readonly endpoints: readonly PlannedEndpoint[];
  /** Fields of contacts, as `data` has them. */
  readonly contacts: readonly JsonObject[];
  /** Fields of products, as `data` has them. */
  readonly products: readonly JsonObject[];
  readonly apiFaults: readonly ApiFault[];
}

/** The keys of a workspace file. */
const KEYS = ['$schema', 'seed', 'now', 'clock', 'endpoints', 'contacts', 'products', 'apiFaults'];

const KIND: SourceKind = {
  noun: 'workspace',
  example: '{ endpoints: [{ name: "Orders", url: "http://localhost:3000/webhooks" }] }',
  columns: false,
  missing: 'Check the path of --workspace-file; it is relative to the current folder.',
};

/**
 * Reads the file of `--workspace-file`.
 *
 * @param environment Where the values of `${NAME}` come from.
 * @throws SimulatorError with the place of what is wrong with it.
 */
export async function readWorkspaceFile(
  path: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<WorkspaceFile> {
  const cwd = resolve('.');
  const entries = knownEntries(await readSourceFile(resolve(path), cwd, KIND), 'the workspace', KEYS);
  const [seed, now, clock] = [entries.get('seed'), entries.get('now'), entries.get('clock')];
  return {
    ...(seed === undefined ? {} : { seed: requireText(seed.value, '"seed"') }),
    ...(now === undefined ? {} : { now: readTime(now) }),
    ...(clock === undefined ? {} : { clock: readClock(clock) }),
    endpoints: readPlannedEndpoints(entries.get('endpoints'), environment),
    contacts: readRecords(entries.get('contacts'), 'a contact'),
    products: readRecords(entries.get('products'), 'a product'),
    apiFaults: readList(entries.get('apiFaults')).map(readFault),
  };
}

function readTime({ place, value }: SourceEntry): number {
  const at = parseIsoTime(requireText(value, '"now"'));
  if (at !== undefined) return at;
  throw sourceError(
    place,
    `"now" must be a time in ISO 8601, got ${nodeInWords(value)}.`,
    'Write now: 2026-01-15T12:00:00Z.',
  );
}

function readClock({ place, value }: SourceEntry): ClockChoice {
  const text = requireText(value, '"clock"');
  if (text === 'real' || text === 'manual' || text === 'virtual') return text;
  try {
    return { scale: TIME_SCALE.parse(text) };
  } catch {
    throw sourceError(
      place,
      `"clock" must be real, virtual, manual or a scale, got ${nodeInWords(value)}.`,
      'Write clock: manual, or clock: 1h=1s.',
    );
  }
}

function readRecords(entry: SourceEntry | undefined, what: string): readonly JsonObject[] {
  return readList(entry).map((node) => {
    const record = jsonOf(node);
    if (isJsonObject(record)) return record;
    throw sourceError(node.place, `${what} must be a mapping of fields, got ${nodeInWords(node)}.`);
  });
}

function readFault(node: SourceNode): ApiFault {
  const fault = parseApiFault(requireText(node, 'a fault'));
  if (fault !== undefined) return fault;
  throw sourceError(
    node.place,
    `${nodeInWords(node)} is not a fault of the API.`,
    `For example: ${API_FAULT_EXAMPLES.join(', ')}.`,
  );
}

function readList(entry: SourceEntry | undefined): readonly SourceNode[] {
  return entry === undefined ? [] : itemsOf(entry.value);
}
