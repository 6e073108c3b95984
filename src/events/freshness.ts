/**
 * What is new in each event of a run. `everything`: it has a story of its own. `ids`: ids, times and amounts, in the
 * bodies of a pool, which costs a fraction.
 */
export type Freshness = 'everything' | 'ids';

/** The two names of {@link Freshness}. */
export const FRESHNESS: readonly Freshness[] = ['everything', 'ids'];
