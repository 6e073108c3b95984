import { isoTime } from '../../internal/iso-time.ts';
import type { JsonObject } from '../../internal/json.ts';
import type { Random } from '../../random/random.ts';
import type { Scene } from '../scene/scene.ts';
import { wholeSecond } from '../scene/story-time.ts';

/** When the subject was made and last changed. */
export function stamps({ time }: Scene): JsonObject {
  return { created_at: isoTime(time.bornAt), updated_at: isoTime(time.touchedAt) };
}

/** When something went live: now if the event says so, never for what is new, some time ago for most of the rest. */
export function publishedAt({ eventName, time }: Scene, random: Random): number | null {
  if (eventName.endsWith('.published')) return Math.max(time.bornAt, wholeSecond(time.touchedAt));
  if (eventName.endsWith('.created') || random.chance(0.3)) return null;
  return time.bornAt + Math.floor((time.touchedAt - time.bornAt) * random.next());
}

/** A moment that may be missing. */
export function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : isoTime(ms);
}
