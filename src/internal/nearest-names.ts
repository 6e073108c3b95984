import { distance } from 'fastest-levenshtein';

/**
 * The names most like a misspelled one, best first; empty when nothing is near enough to be worth suggesting.
 *
 * @param name What was typed.
 * @param candidates The names that exist.
 * @param most How many to return at most. Default 3.
 */
export function nearestNames(name: string, candidates: Iterable<string>, most = 3): string[] {
  const typed = name.toLowerCase();
  const farthest = Math.max(2, Math.floor(typed.length * 0.4));

  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, far: farness(typed, candidate.toLowerCase()) }))
    .filter(({ far }) => far <= farthest)
    .sort((a, b) => a.far - b.far || a.candidate.localeCompare(b.candidate, 'en'))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** Edit distance, with a name that holds the other as a whole word counted as near. */
function farness(typed: string, candidate: string): number {
  const edits = distance(typed, candidate);
  const contained = typed.length >= 4 && candidate.includes(typed);
  return contained ? Math.min(edits, 2) : edits;
}
