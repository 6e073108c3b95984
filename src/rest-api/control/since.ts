import { parseDuration } from '../../internal/duration.ts';
import { Refusal } from '../refusal.ts';

/**
 * The simulated moment that is meant by `2h` (so long ago) or `2026-01-15T12:00:00Z`.
 *
 * @param now The present in simulated milliseconds.
 * @throws Refusal 400
 */
export function momentSince(text: string, now: number): number {
  const ago = parseDuration(text);
  const at = ago === undefined ? Date.parse(text) : now - ago;
  if (Number.isNaN(at)) {
    throw new Refusal(
      400,
      `"since" takes a duration or a moment, got "${text}". For example 2h or 2026-01-15T12:00:00Z.`,
    );
  }
  return at;
}
