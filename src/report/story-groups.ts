import type { StoryPlace } from '../delivery/delivery-plan.ts';
import { printableLine } from '../internal/printable.ts';
import type { DeliveryReport } from './run-report.ts';

/** The deliveries of one step of a journey. */
export interface StoryGroup {
  readonly story: StoryPlace;
  readonly deliveries: readonly DeliveryReport[];
}

/** A place in a journey for people: `step 3 of one-time-purchase: pay purchase`. */
export function placeInStory({ journey, telling, step, stepNumber }: StoryPlace): string {
  const which = telling === 1 ? '' : `, telling ${telling}`;
  return printableLine(`step ${stepNumber} of ${journey}${which}: ${step}`);
}

/** A journey as the name of a suite; its telling is told where there are several. */
export function journeyTitle({ journey, telling }: StoryPlace, tellings: number): string {
  return printableLine(tellings > 1 ? `${journey} ${telling}` : journey);
}

/** How many tellings there are among deliveries. */
export function countTellings(deliveries: readonly DeliveryReport[]): number {
  return new Set(
    deliveries.flatMap(({ story }) => (story === undefined ? [] : [`${story.journey} ${story.telling}`])),
  ).size;
}

/** The deliveries of journeys by telling and step, in the order in which they first appear. */
export function groupByStep(deliveries: readonly DeliveryReport[]): readonly StoryGroup[] {
  const groups = new Map<string, { readonly story: StoryPlace; readonly deliveries: DeliveryReport[] }>();
  for (const delivery of deliveries) {
    const { story } = delivery;
    if (story === undefined) continue;
    const key = `${story.journey} ${story.telling} ${story.stepNumber}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { story, deliveries: [delivery] });
    else group.deliveries.push(delivery);
  }
  return [...groups.values()];
}
