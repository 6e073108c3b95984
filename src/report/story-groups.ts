import type { StoryPlace } from '../delivery/delivery-plan.ts';
import { printableLine } from '../internal/printable.ts';
import type { DeliveryReport } from './run-report.ts';

/** The deliveries of one step of a journey. */
export interface StoryGroup {
  readonly story: StoryPlace;
  readonly deliveries: number;
  readonly delivered: number;
}

/** A place in a journey for people: `step 3 of one-time-purchase: pay purchase`. */
export function placeInStory({ journey, telling, step, stepNumber }: StoryPlace): string {
  const which = telling === 1 ? '' : `, run ${telling}`;
  return printableLine(`step ${stepNumber} of ${journey}${which}: ${step}`);
}

/** A journey as the name of a suite; its telling is told where there are several. */
export function journeyTitle({ journey, telling }: StoryPlace, tellings: number): string {
  return printableLine(tellings > 1 ? `${journey} ${telling}` : journey);
}

/** How many tellings there are among deliveries. */
export function countTellings(deliveries: Iterable<DeliveryReport>): number {
  const tellings = new Set<string>();
  for (const { story } of deliveries) {
    if (story !== undefined) tellings.add(`${story.journey} ${story.telling}`);
  }
  return tellings.size;
}

/** The deliveries of journeys by telling and step, in the order in which they first appear. */
export function groupByStep(deliveries: Iterable<DeliveryReport>): readonly StoryGroup[] {
  const groups = new Map<string, StoryGroup>();
  for (const { story, status } of deliveries) {
    if (story === undefined) continue;
    const key = `${story.journey} ${story.telling} ${story.stepNumber}`;
    const before = groups.get(key) ?? { story, deliveries: 0, delivered: 0 };
    groups.set(key, {
      story: before.story,
      deliveries: before.deliveries + 1,
      delivered: before.delivered + (status === 'delivered' ? 1 : 0),
    });
  }
  return [...groups.values()];
}
