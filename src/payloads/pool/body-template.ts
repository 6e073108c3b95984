import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import type { RecordClass } from '../../events/record-class.ts';
import type { Random } from '../../random/random.ts';
import { amountsIn } from './amount-slots.ts';
import { identifierSlots } from './identifier-slots.ts';
import type { Slot } from './slot.ts';
import { timeSlots } from './time-slots.ts';

/** An event from which others are made that differ in ids, times and amounts. */
export interface BodyTemplate {
  /**
   * Makes an event out of the template.
   *
   * @param at When it happens, in milliseconds since the epoch.
   * @param round How often the template was used before.
   */
  readonly eventAt: (at: number, random: Random, round: number) => OutgoingEvent;
}

const ZERO = 0x30;

/** Where an id begins in a body, and how long it is. */
interface Place {
  readonly start: number;
  readonly length: number;
}

/**
 * Makes a {@link BodyTemplate}. Values change in place, everywhere where they stand.
 *
 * @param madeAt When the event was to happen, in milliseconds since the epoch.
 * @param classes The ids of its records, with the class of each.
 * @param stays Tells which values do not change.
 */
export function createBodyTemplate(
  event: OutgoingEvent,
  madeAt: number,
  classes: ReadonlyMap<number, RecordClass>,
  stays: (text: string) => boolean,
): BodyTemplate {
  const body = Buffer.from(event.body);
  // One letter for each byte, so that what is found where in the text stands there in the bytes.
  const text = body.toString('latin1');
  const amounts = amountsIn(text, stays);
  const slots: readonly Slot[] = [
    ...identifierSlots(text, classes, stays),
    ...timeSlots(text, stays),
    ...amounts.slots,
  ];
  const { id, type, apiVersion, subjectId, subjectType, createdAt } = event;
  const placeOfId = stays(id) ? undefined : lastPlaceOf(text, /"event_id":"(?<value>[^"]*)"/dg);
  const placeOfSubject = lastPlaceOf(text, /"subject_id":(?<value>\d+)/dg);
  const movesInTime = createdAt === madeAt;

  return {
    eventAt: (at, random, round) => {
      const factor = random.pick(amounts.factors);
      const rewriting = { random, round, shiftMs: at - madeAt, factor };
      for (const write of slots) write(body, rewriting);
      return {
        id: placeOfId === undefined ? id : textAt(body, placeOfId),
        type,
        apiVersion,
        subjectId: placeOfSubject === undefined ? subjectId : numberAt(body, placeOfSubject),
        subjectType,
        createdAt: movesInTime ? at : createdAt,
        body: Buffer.from(body),
      };
    },
  };
}

/** What the envelope says comes after the data, which may have a column of the same name. */
function lastPlaceOf(text: string, pattern: RegExp): Place | undefined {
  const last = [...text.matchAll(pattern)].at(-1);
  const [start, end] = last?.indices?.groups?.['value'] ?? [];
  return start === undefined || end === undefined ? undefined : { start, length: end - start };
}

function textAt(body: Buffer, { start, length }: Place): string {
  return body.toString('latin1', start, start + length);
}

function numberAt(body: Buffer, { start, length }: Place): number {
  let number = 0;
  for (let index = start; index < start + length; index += 1)
    number = number * 10 + (body[index] ?? 0) - ZERO;
  return number;
}
