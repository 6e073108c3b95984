import { WrittenNumber } from '../../internal/written-number.ts';
import { containerOf, keyOf, type Row } from '../shape/body-rows.ts';
import { countIn, jsonTypeOf } from '../shape/field-state.ts';
import { textKind } from '../shape/text-kind.ts';

/** What was counted about one field. */
export interface FieldTally {
  /** In how many objects it could have stood. */
  places: number;
  /** In how many it did. */
  present: number;
  /** By type of JSON: `string`, `integer`, `null`. */
  readonly types: Map<string, number>;
  /** By form of texts. */
  readonly kinds: Map<string, number>;
  readonly texts: Map<string, number>;
  least: number;
  most: number;
}

/** More different texts of one field are not told apart. */
const MOST_TEXTS = 1_000;

/** Counts what the fields of bodies are, by path. */
export function tallyFields(rows: readonly Row[]): ReadonlyMap<string, FieldTally> {
  const tallies = new Map<string, FieldTally>();
  for (const { fields } of rows) {
    for (const [path, { state, value }] of fields) {
      const tally = tallies.get(path) ?? emptyTally();
      tallies.set(path, tally);
      tally.present += 1;
      countIn(tally.types, jsonTypeOf(state) ?? state);
      if (typeof value === 'string' && value !== '') {
        countIn(tally.kinds, textKind(value, keyOf(path)));
        if (tally.texts.has(value) || tally.texts.size < MOST_TEXTS) countIn(tally.texts, value);
      }
      const number = value instanceof WrittenNumber ? value.toJSON() : value;
      if (typeof number === 'number') {
        tally.least = Math.min(tally.least, number);
        tally.most = Math.max(tally.most, number);
      }
    }
  }
  const objects = countObjects(rows);
  for (const [path, tally] of tallies) tally.places = objects.get(containerOf(path)) ?? tally.present;
  return tallies;
}

/** How many objects stand at each path; the empty path is the body. */
export function countObjects(rows: readonly Row[]): ReadonlyMap<string, number> {
  const objects = new Map<string, number>();
  for (const { scope, fields } of rows) {
    if (scope === '') countIn(objects, '');
    for (const [path, { state }] of fields) if (state === 'object') countIn(objects, path);
  }
  return objects;
}

/** Types and forms with their counts: `string (date-time.3Z) 9, null 3`. */
export function tallyText({ types, kinds }: FieldTally): string {
  const forms = [...kinds].sort(([, a], [, b]) => b - a).map(([kind]) => kind);
  const shown =
    forms.length === 0 ? '' : ` (${forms.slice(0, 3).join(', ')}${forms.length > 3 ? ', …' : ''})`;
  return [...types]
    .sort(([, a], [, b]) => b - a)
    .map(([type, count]) => `${type}${type === 'string' ? shown : ''} ${count}`)
    .join(', ');
}

function emptyTally(): FieldTally {
  return {
    places: 0,
    present: 0,
    types: new Map(),
    kinds: new Map(),
    texts: new Map(),
    least: Number.POSITIVE_INFINITY,
    most: Number.NEGATIVE_INFINITY,
  };
}
