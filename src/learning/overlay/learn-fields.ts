import type { JsonValue } from '../../internal/json.ts';
import { WrittenNumber } from '../../internal/written-number.ts';
import { personalKey } from '../../recording/personal/personal-key.ts';
import { containerOf, keyOf, type Row, scopeOf } from '../shape/body-rows.ts';
import { countIn, type StateLabel, stateOf } from '../shape/field-state.ts';
import { textKind } from '../shape/text-kind.ts';
import { learnDependences } from './learn-dependences.ts';
import { learnShared } from './learn-shared.ts';
import { learnTwins } from './learn-twins.ts';
import type { LearnedField, LearnedFields } from './overlay.ts';
import { roundedRange } from './rounded-range.ts';
import type { SafeValues } from './safe-values.ts';
import { scaledCounts } from './scaled-counts.ts';

/** What fields are learned from. */
export interface FieldEvidence {
  /** The rows of every body, with the person whom it is about. */
  readonly bodies: readonly { readonly rows: readonly Row[]; readonly person: string }[];
  readonly safe: SafeValues;
  /** Every number of the recording, none of which may be written down. */
  readonly taken: ReadonlySet<number>;
  /** The texts that the catalog's schema lists for a path. */
  readonly knownTexts: (path: string) => ReadonlySet<string>;
}

/** The label of every field of a row, by path. */
export type LabeledRow = ReadonlyMap<string, StateLabel>;

/** More values of one field than that are not told apart; the rest is of the same kind. */
const MOST_VALUES = 5_000;
/** Fields with more values than that have a value for each body. */
const MOST_SHARED = 12;
const FEWEST_PEOPLE = 3;

/** Learns the fields of one event type: states, forms of texts, ranges of numbers, and what depends on what. */
export function learnFields({ bodies, safe, taken, knownTexts }: FieldEvidence): LearnedFields {
  const gathered = gather(bodies);
  const listed = new Map(
    [...gathered].map(([path, { texts }]) => [path, safe.of(path, texts, knownTexts(path))]),
  );
  const rows = bodies.flatMap(({ rows: own }) => own);
  const labels = new Map(rows.map((row) => [row, labelsOf(row, gathered, listed)]));
  const dependences = learnDependences(rows, labels, [...gathered.keys()]);
  const shared = learnShared(rows, labels, [...gathered.keys()]);
  const twins = learnTwins(rows, [...gathered.keys()]);
  return new Map(
    [...gathered].map(([path, field]): [string, LearnedField] => {
      const counts = new Map<string, number>();
      for (const row of rows) {
        const label = labels.get(row)?.get(path);
        if (label !== undefined) countIn(counts, label);
      }
      return [
        path,
        {
          seen: scaledCounts(counts),
          like: mostFrequent(field.kinds),
          range: roundedRange(field.numbers.keys(), taken),
          distinct: sharedValues(path, field, listed.get(path)),
          items: field.lengths.size === 0 ? undefined : scaledCounts(field.lengths),
          follows: dependences.get(path),
          same: twins.get(path),
          shared: shared.has(path) ? true : undefined,
        },
      ];
    }),
  );
}

/** What is gathered about one field over all bodies. */
interface Gathered {
  readonly texts: Map<string, Set<string>>;
  readonly kinds: Map<string, number>;
  readonly numbers: Map<number, Set<string>>;
  readonly lengths: Map<string, number>;
}

/** Containers come before what is in them, since a body is walked that way. */
function gather(bodies: FieldEvidence['bodies']): Map<string, Gathered> {
  const all = new Map<string, Gathered>();
  for (const { rows, person } of bodies) {
    for (const { fields } of rows) {
      for (const [path, { value }] of fields) {
        let field = all.get(path);
        if (field === undefined) {
          field = { texts: new Map(), kinds: new Map(), numbers: new Map(), lengths: new Map() };
          all.set(path, field);
        }
        note(field, keyOf(path), value, person);
      }
    }
  }
  return new Map([...all].sort(([a], [b]) => depthOf(a) - depthOf(b)));
}

function note({ texts, kinds, numbers, lengths }: Gathered, key: string, value: JsonValue, person: string) {
  if (typeof value === 'number') addOwner(numbers, value, person);
  else if (value instanceof WrittenNumber) addOwner(numbers, value.toJSON(), person);
  else if (Array.isArray(value) && value.length > 0) countIn(lengths, String(value.length));
  else if (typeof value === 'string' && value !== '') {
    countIn(kinds, textKind(value, key));
    addOwner(texts, value, person);
  }
}

function addOwner<Value>(values: Map<Value, Set<string>>, value: Value, person: string): void {
  const people = values.get(value);
  if (people !== undefined) people.add(person);
  else if (values.size < MOST_VALUES) values.set(value, new Set([person]));
}

/** How many values a field has, where each belongs to several people, so that it is the workspace's and not theirs. */
function sharedValues(
  path: string,
  { texts, numbers }: Gathered,
  listed: ReadonlySet<string> | undefined,
): number | undefined {
  if (personalKey(keyOf(path)) !== undefined) return undefined;
  const owners = [
    ...numbers.values(),
    ...[...texts].filter(([text]) => listed?.has(text) !== true).map(([, people]) => people),
  ];
  const isShared = owners.length > 0 && owners.length <= MOST_SHARED;
  return isShared && owners.every(({ size }) => size >= FEWEST_PEOPLE) ? owners.length : undefined;
}

/** The labels of all fields that a row has a place for. */
function labelsOf(
  row: Row,
  gathered: ReadonlyMap<string, Gathered>,
  listed: ReadonlyMap<string, ReadonlySet<string>>,
): LabeledRow {
  const labels = new Map<string, StateLabel>();
  for (const path of gathered.keys()) {
    if (scopeOf(path) !== row.scope) continue;
    const found = row.fields.get(path);
    if (found === undefined) {
      if (hasPlace(path, row)) labels.set(path, 'absent');
      continue;
    }
    const { value } = found;
    const isListed = typeof value === 'string' && (listed.get(path)?.has(value) ?? false);
    labels.set(path, isListed ? `=${value}` : stateOf(value));
  }
  return labels;
}

function hasPlace(path: string, row: Row): boolean {
  const container = containerOf(path);
  return container === '' || row.fields.get(container)?.state === 'object';
}

function depthOf(path: string): number {
  return path.split(/\.|(?=\[)/).length;
}

function mostFrequent(counts: ReadonlyMap<string, number>): string | undefined {
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
