import type { Random } from '../../random/random.ts';
import type { LearnedField } from '../overlay/overlay.ts';

/** Ranges beyond that are ids of a table, in which the same number has to become the same again. */
const USUAL_RANGE: readonly [number, number] = [1, 100];

/**
 * A number of the workspace's magnitude: what the catalog would say where that lies in the range, else the number of the
 * range that always stands for it, so that ids that are the same stay the same.
 */
export function makeNumber(
  usual: number | undefined,
  { range = USUAL_RANGE }: Pick<LearnedField, 'range'>,
  { whole, random }: { readonly whole: boolean; readonly random: Random },
): number {
  const [from, to] = range;
  if (usual !== undefined && usual >= from && usual <= to && Number.isInteger(usual) === whole) return usual;
  const width = to - from;
  if (whole) {
    const size = Math.max(1, Math.floor(width));
    const place = usual === undefined ? random.integer(0, size - 1) : Math.abs(Math.trunc(usual)) % size;
    return Math.ceil(from) + place;
  }
  const drawn = from + random.next() * width;
  return Number.isInteger(drawn) ? drawn + 0.5 : Number(drawn.toFixed(2)) || drawn;
}
