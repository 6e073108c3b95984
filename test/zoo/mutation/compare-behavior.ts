import type { Behavior, Fact } from './behavior.ts';

/**
 * What a mutant is, by what it does and not by what was changed in it.
 *
 * `equivalent`: it responds and leaves behind the same as the original for every delivery of the script.
 * `less`: it responds the same, and leaves behind what the original does but for one thing that it never does: a kind
 * of effect, a field, a kind of event that it has no use for. From outside it is a correct receiver that is there for
 * less, and no check can know what a receiver is there for.
 * `invalid`: it does not even start, so that it is no receiver.
 * `changed`: anything else. These have to be noticed.
 */
export type MutantKind = 'equivalent' | 'less' | 'invalid' | 'changed';

/** Kinds of events that a receiver may have no use for. Dropping updates of what it keeps is a fault. */
export const USES: readonly RegExp[] = [
  /\.deleted$/,
  /\.created$/,
  /^contact\.created$/,
  /^order\.created$/,
  /^contact\./,
  /^order\./,
  /invoice\.paid$/,
  /^one-time-order\.invoice\.paid$/,
  /^orders\/invoice\.paid$/,
  /^one-time-order\.completed$/,
];

/** Says what a mutant is. */
export async function compareBehavior(
  mutant: Behavior,
  original: Behavior,
  /** The facts that the original leaves when it never gets events of a kind; asked for only where it matters. */
  withoutUse: () => Promise<readonly Behavior[]>,
): Promise<MutantKind> {
  if (!isSame(mutant.responses, original.responses)) return 'changed';
  const values = valuesOf(mutant.facts);
  if (isSame(values, valuesOf(original.facts))) return 'equivalent';
  if (mutant.facts.length === 0) return 'changed';
  const categories = new Set(mutant.facts.map(({ category }) => category));
  const isPartOf = ({ facts }: Behavior) =>
    isSame(values, valuesOf(facts.filter(({ category }) => categories.has(category))));
  if (isPartOf(original)) return 'less';
  return (await withoutUse()).some(isPartOf) ? 'less' : 'changed';
}

/** The first things that a mutant does in another way, for those who read about it. */
export function differencesOf(mutant: Behavior, original: Behavior): readonly string[] {
  const [is, was] = [allOf(mutant), allOf(original)];
  const [now, before] = [new Set(is), new Set(was)];
  return [
    ...was.filter((line) => !now.has(line)).map((line) => `- ${line}`),
    ...is.filter((line) => !before.has(line)).map((line) => `+ ${line}`),
  ];
}

function allOf({ facts, responses }: Behavior): readonly string[] {
  return [...responses, ...valuesOf(facts)];
}

function valuesOf(facts: readonly Fact[]): readonly string[] {
  return facts.map(({ value }) => value);
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
