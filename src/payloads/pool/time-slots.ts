import { isoTime } from '../../internal/iso-time.ts';
import { findRepeated, putText, type Repeated, type Slot } from './slot.ts';

const TIMES = /(?<value>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)/dg;
/** Keys of a body are in order, and these two come one after the other in its envelope alone. */
const MOMENT_OF_EVENT = /"created_at":"(?<value>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)"(?=,"event_type":)/dg;
const SECOND_MS = 1_000;

/**
 * The moments of a body. That of the event moves to the millisecond; all others move together by whole seconds, so that
 * what lies between them stays, those of payment systems have no milliseconds, and none comes to lie after the event.
 */
export function timeSlots(body: string, stays: (text: string) => boolean): Slot[] {
  const changing = ({ text }: Repeated) => !stays(text);
  const ofEvent = findRepeated(body, MOMENT_OF_EVENT).filter(changing);
  const taken = new Set(ofEvent.flatMap(({ places }) => places));
  const others = findRepeated(body, TIMES)
    .filter(changing)
    .map(({ text, places }) => ({ text, places: places.filter((place) => !taken.has(place)) }));
  return [
    ...ofEvent.map((moment) => timeSlot(moment, 1)),
    ...others.map((moment) => timeSlot(moment, SECOND_MS)),
  ];
}

/** Events that follow each other mostly move as far as the one before. */
function timeSlot({ text, places }: Repeated, unitMs: number): Slot {
  const moment = Date.parse(text);
  let moved = 0;
  return (body, { shiftMs }) => {
    const units = Math.floor(shiftMs / unitMs);
    if (units === moved) return;
    putText(body, isoTime(moment + units * unitMs), places);
    moved = units;
  };
}
