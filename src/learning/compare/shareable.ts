import type { CatalogComparison, Difference } from './comparison.ts';

/** The same comparison without values: shapes and counts. */
export function shareable(comparison: CatalogComparison): CatalogComparison {
  return {
    ...comparison,
    requests: comparison.requests.map(withoutValues),
    events: comparison.events.map((event) => ({
      ...event,
      differences: event.differences.map(withoutValues),
    })),
  };
}

function withoutValues(difference: Difference): Difference {
  return { ...difference, values: [] };
}
