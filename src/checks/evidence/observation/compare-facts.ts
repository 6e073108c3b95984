import type { Facts } from './facts.ts';

/** How what one event left behind differs from what it should have, a line each. */
export interface FactDifferences {
  /** What came too often, or grew too much. */
  readonly surplus: readonly string[];
  /** What did not come. */
  readonly missing: readonly string[];
  /** What came with other values. */
  readonly changed: readonly string[];
}

/** Characters of a value that a line shows. */
const SHOWN_CHARACTERS = 60;
const GROWTH = /^grew by (-?[\d.]+)$/;

/**
 * Compares with two single events that nothing befell. Where those differ from each other, in number or in value, a
 * place tells nothing, or nothing by its values.
 */
export function compareFacts([one, other]: readonly [Facts, Facts], facts: Facts): FactDifferences {
  const surplus: string[] = [];
  const missing: string[] = [];
  const changed: string[] = [];
  for (const place of new Set([...one.keys(), ...other.keys(), ...facts.keys()])) {
    const [a, b, c] = [one.get(place) ?? [], other.get(place) ?? [], facts.get(place) ?? []];
    if (a.length !== b.length) continue;
    if (c.length > a.length) surplus.push(...moreThan(place, a, c));
    else if (c.length < a.length) missing.push(`${place}: ${lessThan(a, c)}`);
    else if (isSame(a, b) && !isSame(a, c)) {
      const [was, is] = [growth(a), growth(c)];
      const line = `${place}: ${shown(difference(c, a)[0])} instead of ${shown(difference(a, c)[0])}`;
      if (was === undefined || is === undefined) changed.push(line);
      else if (Math.abs(is) > Math.abs(was)) surplus.push(line);
      else missing.push(line);
    }
  }
  return { surplus, missing, changed };
}

/** Whether two single events leave the same at a place, so that it tells something. */
export function isTelling([one, other]: readonly [Facts, Facts], place: string): boolean {
  const [a, b] = [one.get(place) ?? [], other.get(place) ?? []];
  return isSame(a, b) || (place.startsWith('effect ') && a.length === b.length);
}

/** Whether nothing differs. */
export function isAsExpected({ changed, missing, surplus }: FactDifferences): boolean {
  return changed.length + missing.length + surplus.length === 0;
}

/** Every line. */
export function allDifferences({ changed, missing, surplus }: FactDifferences): readonly string[] {
  return [...surplus, ...missing, ...changed];
}

function moreThan(place: string, expected: readonly string[], values: readonly string[]): string[] {
  const extra = [...new Set(difference(values, expected))].slice(0, 3);
  return extra.map((value) => {
    const times = values.filter((one) => one === value).length;
    return times > 1
      ? `${place} ${shown(value)}: ${times} times`
      : `${place}: ${values.length} instead of ${expected.length}, also ${shown(value)}`;
  });
}

function lessThan(expected: readonly string[], values: readonly string[]): string {
  const [lost] = difference(expected, values);
  return values.length === 0 && expected.length === 1
    ? `${shown(lost)} is missing`
    : `${values.length} instead of ${expected.length}, without ${shown(lost)}`;
}

/** What of a list is not in another one. */
function difference(values: readonly string[], others: readonly string[]): readonly string[] {
  const rest = [...others];
  return values.filter((value) => {
    const at = rest.indexOf(value);
    if (at === -1) return true;
    rest.splice(at, 1);
    return false;
  });
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

function growth([only, ...others]: readonly string[]): number | undefined {
  const found = others.length === 0 ? GROWTH.exec(only ?? '')?.[1] : undefined;
  return found === undefined ? undefined : Number(found);
}

function shown(value: string | undefined): string {
  if (value === undefined) return 'nothing';
  return value.length <= SHOWN_CHARACTERS ? value : `${value.slice(0, SHOWN_CHARACTERS)}…`;
}
