import { stopwatchMs } from '../../clock/wall-clock.ts';
import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import type { JsonObject } from '../../internal/json.ts';
import type { CheckContext } from '../engine/check-context.ts';
import { stateDifferences } from '../evidence/observation/state-difference.ts';
import { retell } from './identities.ts';
import { type ToldVariant, tellVariant, type VariantStory } from './tell-variant.ts';
import { undisturbed, type Variant } from './variant.ts';

/** How a variant of a story ended. */
export interface StoryEnd extends Pick<ToldVariant, 'arrivals'> {
  readonly state: JsonObject;
}

/** Tells variants of one story, and sees how they end. */
export interface StoryEnds {
  /** How the same events end in order, undisturbed. It is told once. */
  inOrder(variant: Variant): Promise<StoryEnd>;
  /** How it ends, each time about other people. */
  of(variant: Variant): Promise<StoryEnd>;
  /** The same, after all the time that work may take to show. */
  patiently(variant: Variant): Promise<StoryEnd>;
  /**
   * Tells it again until it ends as expected, for as long as work may take to show. From then on no more is waited for
   * than that takes, with a margin.
   *
   * @returns The differences that remain.
   */
  again(variant: Variant, expected: StoryEnd): Promise<readonly string[]>;
  /** The story about people that the receiver has not heard of. */
  unheard(): readonly OutgoingEvent[];
}

/** How many times longer than once measured work may take before it is looked at. */
const WORK_MARGIN = 2;
/** The share of the settling time after which it is looked again. */
const LOOK_AGAIN_SHARE = 0.05;

/** Sees how variants of a story end at the receiver of a check. */
export function createStoryEnds(context: CheckContext, story: VariantStory): StoryEnds {
  const { pause, settleMs, signal } = context;
  // Another story under the same seed is about other people, or a receiver would take its events for known ones.
  const people = context.random.fork(story.events.map(({ id }) => id).join());
  const known = new Map<string, Promise<StoryEnd>>();
  let told = 0;
  let workMs = settleMs;

  const tell = (variant: Variant) => {
    told += 1;
    return tellVariant(context, story, variant, people.fork(`run ${told}`));
  };
  const after = async (variant: Variant, waitMs: number): Promise<StoryEnd> => {
    const { arrivals, look } = await tell(variant);
    if (waitMs > 0) await pause(waitMs);
    return { arrivals, state: await look() };
  };

  return {
    of: (variant) => after(variant, workMs),
    patiently: (variant) => after(variant, settleMs),
    inOrder: (variant) => {
      const calm = undisturbed(variant);
      const key = calm.befallen.map(({ event }) => event).join();
      const end = known.get(key) ?? after(calm, workMs);
      known.set(key, end);
      return end;
    },
    again: async (variant, { state }) => {
      const { look } = await tell(variant);
      const startedAt = stopwatchMs();
      let tookMs = 0;
      let differences = stateDifferences(state, await look());
      while (differences.length > 0 && tookMs < settleMs && !signal.aborted) {
        await pause(settleMs * LOOK_AGAIN_SHARE);
        tookMs = stopwatchMs() - startedAt;
        differences = stateDifferences(state, await look());
      }
      workMs = Math.min(settleMs, WORK_MARGIN * tookMs);
      return differences;
    },
    unheard: () => retell(story.events, people.fork('unheard')).events,
  };
}
