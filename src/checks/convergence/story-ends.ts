import { stopwatchMs } from '../../clock/wall-clock.ts';
import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import { isJsonObject, type JsonObject } from '../../internal/json.ts';
import type { CheckContext } from '../engine/check-context.ts';
import { type Leaf, leavesOf } from '../evidence/observation/leaves.ts';
import {
  differencesOf,
  placeOf,
  type StateDifference,
  withoutPlaces,
} from '../evidence/observation/state-difference.ts';
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
   * than that takes, with a margin, and what still differs then is not looked at any more: it differs by itself.
   *
   * @returns The places that differ.
   */
  again(variant: Variant, expected: StoryEnd): Promise<ReadonlySet<string>>;
  /** What is different between two ends, but for what differs by itself. */
  compare(expected: StoryEnd, ended: StoryEnd): readonly StateDifference[];
  /** Whether anything is left to compare. */
  shows(end: StoryEnd): boolean;
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
  let volatile: ReadonlySet<string> = new Set();
  const steady = ({ state }: StoryEnd): JsonObject => {
    const rest = withoutPlaces(state, volatile);
    return isJsonObject(rest) ? rest : {};
  };

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
    compare: (expected, ended) => differencesOf(steady(expected), steady(ended)),
    shows: (end) => Object.values(steady(end)).some((state) => leavesOf(state ?? null).some(isTelling)),
    again: async (variant, { state }) => {
      const { look } = await tell(variant);
      const startedAt = stopwatchMs();
      let tookMs = 0;
      let differences = differencesOf(state, await look());
      while (differences.length > 0 && tookMs < settleMs && !signal.aborted) {
        await pause(settleMs * LOOK_AGAIN_SHARE);
        tookMs = stopwatchMs() - startedAt;
        differences = differencesOf(state, await look());
      }
      workMs = Math.min(settleMs, WORK_MARGIN * tookMs);
      volatile = new Set(differences.map(({ path }) => placeOf(path)));
      return volatile;
    },
    unheard: () => retell(story.events, people.fork('unheard')).events,
  };
}

/** Whether a leaf says anything: an empty list or object is a place where nothing is yet. */
function isTelling({ value }: Leaf): boolean {
  return value !== null && typeof value !== 'object';
}
