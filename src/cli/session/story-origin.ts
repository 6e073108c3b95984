import { storyTime } from '../../options/simulator-options.ts';
import { freshSeed } from '../../random/entropy.ts';

/** What all bodies of a run follow from. */
export interface StoryOrigin {
  readonly seed: string;
  /** The story's present, in milliseconds since the epoch. */
  readonly now: number;
}

/** The seed and the story's present as `--seed` and `--now` give them; a fresh seed otherwise, and the time that goes with it. */
export function storyOrigin({
  seed,
  now,
}: {
  readonly seed: string | undefined;
  readonly now: number | undefined;
}): StoryOrigin {
  return { seed: seed ?? freshSeed(), now: storyTime({ seedGiven: seed !== undefined, now }) };
}
