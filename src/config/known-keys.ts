import { nearestNames } from '../internal/nearest-names.ts';
import {
  nodeInWords,
  type SourceEntry,
  type SourceMap,
  type SourceNode,
  sourceError,
} from '../source/source-node.ts';

/** Up to this many keys are listed where none is near. */
const MOST_LISTED = 12;

/**
 * The entries of a map whose keys are all known.
 *
 * @param what What the node is, for messages, e.g. `a run`.
 * @throws SimulatorError `invalid-option` when the node is no map, `unknown-option` for an unknown key.
 */
export function knownEntries(
  node: SourceNode,
  what: string,
  known: readonly string[],
): ReadonlyMap<string, SourceEntry> {
  const { entries } = requireMap(node, what);
  for (const [key, { place }] of entries) {
    if (known.includes(key)) continue;
    const near = nearestNames(key, known);
    if (near.length > 0) {
      const names = near.map((name) => `"${name}"`).join(' or ');
      throw sourceError(place, `unknown key "${key}", did you mean ${names}?`, undefined, 'unknown-option');
    }
    const cure =
      known.length <= MOST_LISTED
        ? `The keys of ${what} are ${known.join(', ')}.`
        : 'The options of "cf-webhook-sim send --help" are keys, written like maxWait for --max-wait.';
    // The file may be another than was meant, and what it holds no one's business.
    const shown = /^[\w$.-]{1,60}$/.test(key) ? ` "${key}"` : '';
    throw sourceError(place, `unknown key${shown}.`, cure, 'unknown-option');
  }
  return entries;
}

/** @throws SimulatorError `invalid-option` when a node is not keys with values. */
export function requireMap(node: SourceNode, what: string): SourceMap {
  if (node.kind === 'map') return node;
  throw sourceError(node.place, `${what} must be a mapping, got ${nodeInWords(node)}.`);
}

/** @throws SimulatorError `invalid-option` when a node is not text. */
export function requireText(node: SourceNode, what: string): string {
  if (node.kind === 'scalar' && node.value !== null && node.text !== '') return node.text;
  throw sourceError(node.place, `${what} must be text, got ${nodeInWords(node)}.`);
}

/** The items of a list; a single value stands for a list of one. */
export function itemsOf(node: SourceNode): readonly SourceNode[] {
  return node.kind === 'list' ? node.items : [node];
}
