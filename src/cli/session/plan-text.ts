import type { PlannedDelivery } from '../../delivery/delivery-plan.ts';
import type { Fault } from '../../faults/fault.ts';
import { formatDuration } from '../../internal/duration.ts';
import type { Palette } from '../../internal/palette.ts';
import { printableLine } from '../../internal/printable.ts';
import { placeInStory } from '../../report/story-groups.ts';

/** As many characters of the longest event name; with them a line fits 80 columns. */
const NAME_COLUMNS = 45;
/** As many characters of an event id as tell events apart. */
const ID_CHARACTERS = 8;

/** What a plan looks like before anything is sent: the faults at work, then a line for each delivery. */
export function* planLines(
  plan: Iterable<PlannedDelivery>,
  faults: readonly Fault[],
  palette: Palette,
): Generator<string> {
  for (const { describe } of faults) yield palette.yellow(describe);
  let number = 0;
  let step = '';
  for (const { event, emitAfterMs = 0, lateByMs, faults: struck, story } of plan) {
    number += 1;
    const place = story === undefined ? '' : placeInStory(story);
    if (place !== step && place !== '') yield palette.dim(`      ${place}`);
    step = place;
    const lateness = emitAfterMs + lateByMs;
    const when = lateness > 0 ? `  +${formatDuration(lateness)}` : '';
    const id = event.id.slice(0, ID_CHARACTERS);
    yield `${String(number).padStart(4)}  ${printableLine(event.type).padEnd(NAME_COLUMNS)} ${palette.dim(id)}${when}`;
    for (const line of struck) yield palette.yellow(`      ! ${line}`);
  }
}

/** The same as one JSON value. */
export function planDocument(plan: Iterable<PlannedDelivery>, faults: readonly Fault[]): object {
  return {
    schema: 'cf-webhook-sim/plan@1',
    faults: faults.map(({ name, describe }) => ({ name, describe })),
    deliveries: Array.from(plan, ({ event, emitAfterMs = 0, lateByMs, faults: struck, story }) => ({
      eventId: event.id,
      eventType: event.type,
      apiVersion: event.apiVersion,
      subjectId: event.subjectId,
      bytes: event.body.length,
      lateByMs: emitAfterMs + lateByMs,
      faults: struck,
      ...(story === undefined ? {} : { story }),
    })),
  };
}
