import { createRandom, type Random } from '../random/random.ts';
import { type RecordIds, recordIdsAt } from './scene/record-ids.ts';

/** Where an event stands among all that a seed makes. */
export interface EventPosition {
  readonly seed: string;
  /** Counted from 0. */
  readonly index: number;
  /** The name of the event type: the same place is another one in events of another type. */
  readonly eventType: string;
  /** That of the run's first event. @default `eventType` */
  readonly firstEventType?: string | undefined;
}

/** The randomness of an event, and the ids of its records, which differ from those of all other events of the run. */
export function eventSource(
  { seed, index, eventType, firstEventType = eventType }: EventPosition,
  at: number,
): { random: Random; ids: RecordIds } {
  const source = createRandom(seed);
  return {
    random: source.fork(eventType).fork(index),
    ids: recordIdsAt(source.fork('ids').fork(firstEventType).bits() + index, at),
  };
}
