import { parseDuration } from '../../internal/duration.ts';
import { parseIsoTime } from '../../internal/parse-iso-time.ts';
import { Refusal } from '../refusal.ts';

/**
 * The simulated moment that is meant by `2h` (so long ago) or `2026-01-15T12:00:00Z`.
 *
 * @param now The present in simulated milliseconds.
 * @throws Refusal 400
 */
export function momentSince(text: string, now: number): number {
  const ago = parseDuration(text);
  const at = ago === undefined ? parseIsoTime(text) : now - ago;
  if (at === undefined) {
    throw new Refusal(
      400,
      `"since" must be a duration or a moment, got "${text}". For example 2h or 2026-01-15T12:00:00Z.`,
    );
  }
  return at;
}
