import { type PlannedDelivery, plainDelivery } from '../delivery/delivery-plan.ts';
import { pace } from '../engine/pace.ts';
import { applyFaults } from '../faults/apply-faults.ts';
import type { FaultSettings } from '../faults/registry.ts';
import { createRandom } from '../random/random.ts';
import { hasFailed, type RecordedDelivery } from './recorded-delivery.ts';

/** Which deliveries of a recording are sent again. */
export interface Selection {
  /** Only those that did not get through. @default all */
  readonly failedOnly?: boolean;
  /** Only events with these ids. @default all */
  readonly eventIds?: ReadonlySet<string>;
}

/** What a selection finds in a recording. */
export interface ReplaySurvey {
  readonly deliveries: number;
  readonly failed: number;
  readonly selected: number;
  /** Ids that were asked for and that the recording does not have. */
  readonly missingIds: readonly string[];
}

/** How a plan is made of a recording. */
export interface ReplayOptions {
  /** Decides which deliveries the faults strike. */
  readonly seed: string;
  readonly faults: FaultSettings;
  /** How many deliveries there are; `undefined` where that is not known. */
  readonly total: number | undefined;
  /** In simulated time. @default all at once */
  readonly ratePerSecond?: number | undefined;
}

/** The deliveries that are selected, as they are read. */
export function* selectDeliveries(
  recording: Iterable<RecordedDelivery>,
  selection: Selection,
): Generator<RecordedDelivery> {
  for (const delivery of recording) if (isSelected(delivery, selection)) yield delivery;
}

/** Reads a recording to its end and counts. Nothing is kept. */
export function surveyRecording(recording: Iterable<RecordedDelivery>, selection: Selection): ReplaySurvey {
  const missingIds = new Set(selection.eventIds);
  let deliveries = 0;
  let failed = 0;
  let selected = 0;
  for (const delivery of recording) {
    deliveries += 1;
    missingIds.delete(delivery.event.id);
    if (hasFailed(delivery)) failed += 1;
    if (isSelected(delivery, selection)) selected += 1;
  }
  return { deliveries, failed, selected, missingIds: [...missingIds] };
}

/** The plan that sends recorded events again: the same ids and the same bytes, whatever the catalog says. */
export function replayPlan(
  deliveries: Iterable<RecordedDelivery>,
  { seed, faults, total, ratePerSecond }: ReplayOptions,
): Iterable<PlannedDelivery> {
  const random = createRandom(seed).fork('faults');
  const events = plannedAgain(deliveries);
  const plan = ratePerSecond === undefined ? events : pace(events, ratePerSecond);
  return applyFaults(plan, faults, { random, total });
}

function* plannedAgain(deliveries: Iterable<RecordedDelivery>): Generator<PlannedDelivery> {
  for (const { event } of deliveries) yield plainDelivery(event);
}

function isSelected(delivery: RecordedDelivery, { failedOnly = false, eventIds }: Selection): boolean {
  if (failedOnly && !hasFailed(delivery)) return false;
  return eventIds === undefined || eventIds.has(delivery.event.id);
}
