import { median, ratio } from './statistics.mjs';

/**
 * One line of the result.
 *
 * @param what What is measured, unique within a run.
 * @param unit `per second`, `ms`, `µs`, `MB` or `packages`.
 * @param ours Our measurements, one for each round.
 * @param reference Name and measurements of what they are compared with.
 * @param how How it was measured, in a few words.
 */
export function row({ what, unit, ours, reference, how }) {
  return {
    what,
    unit,
    ours: median(ours),
    reference: { name: reference.name, value: median(reference.values) },
    ratio: ratio(ours, reference.values),
    how,
  };
}

/** A line for what this build cannot do yet. */
export function skipped(what, why) {
  return { what, skipped: why };
}
