import { countOf } from '../../internal/count-of.ts';
import { keyOf, type Row } from '../shape/body-rows.ts';
import type { Difference } from './comparison.ts';
import { type FieldTally, tallyFields } from './field-tally.ts';

/** Ids grow with time; only another magnitude is a difference. */
const FACTOR = 10;
const ID_KEY = /(?:^|_)id$/;

/** Compares the magnitudes of ids with those of generated bodies. */
export function compareIds(
  rows: readonly Row[],
  generated: ReadonlyMap<string, FieldTally>,
): readonly Difference[] {
  return [...tallyFields(rows)].flatMap(([path, { least, most, present }]): Difference[] => {
    const usual = generated.get(path);
    if (!ID_KEY.test(keyOf(path)) || usual === undefined || least > most || usual.least > usual.most)
      return [];
    if (most * FACTOR >= usual.least && least <= usual.most * FACTOR) return [];
    return [
      {
        kind: 'id-range',
        path,
        seen: present,
        of: present,
        expected: digits(usual.least, usual.most),
        actual: digits(least, most),
        values: [],
      },
    ];
  });
}

/** A range of numbers by their digits, which tells no number. */
function digits(least: number, most: number): string {
  const [from, to] = [length(least), length(most)];
  return from === to ? countOf(from, 'digit') : `${from} to ${countOf(to, 'digit')}`;
}

function length(number: number): number {
  return String(Math.trunc(Math.abs(number))).length;
}
