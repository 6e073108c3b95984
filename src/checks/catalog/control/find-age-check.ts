import { wallClockMs } from '../../../clock/wall-clock.ts';
import { isSuccess } from '../../../delivery/outcome.ts';
import { createRandom } from '../../../random/random.ts';
import type { CheckEnvironment } from '../../engine/check-environment.ts';
import { createEventMaker, type EventShape } from '../../engine/check-events.ts';
import { attemptVariation } from '../../engine/send-variation.ts';

/** Times that are this near to the present are not what a receiver rejects, in milliseconds. */
const NEAR_MS = 60_000;

/**
 * Finds out whether a receiver rejects an event for its age, which the story's time of `--now` has given it.
 *
 * @returns Undefined where it does not.
 * @throws CheckInterruption when the budget is used up or the run is stopped.
 */
export async function findAgeCheck(
  shape: EventShape,
  environment: CheckEnvironment,
): Promise<{ readonly why: string; readonly fix: string } | undefined> {
  const storyTime = wallClockMs();
  if (Math.abs(storyTime - environment.storyTime) < NEAR_MS) return undefined;
  const event = createEventMaker(
    { ...environment, storyTime },
    createRandom(environment.seed).fork('age'),
  )(shape);
  const tried = await attemptVariation({ about: `a ${event.type} of the present`, event }, environment);
  if (!isSuccess(tried.result.outcome)) return undefined;
  return {
    why: 'It rejects an event for its age: the same event with times of the present is accepted.',
    fix: 'Leave out --now. In the receiver, compare the age of the signature timestamp only: a retry comes up to 37 hours after the event.',
  };
}
