import type { OutgoingEvent } from '../events/outgoing-event.ts';
import { grown } from '../internal/grown.ts';
import { type Disturbance, NO_FAULTS, NOTHING_WRONG, type StoryPlace } from './delivery-plan.ts';
import { DueHeap } from './due-heap.ts';
import { deliveryOf, type PendingAttempt } from './pending-attempt.ts';

const FIRST_CAPACITY = 64;
const NO_ROW = 0xff_ff_ff_ff;

/** What most deliveries have nothing of. */
interface Peculiarities {
  readonly disturbance: Disturbance;
  readonly faults: readonly string[];
  readonly story: StoryPlace | undefined;
}

const NONE: Peculiarities = { disturbance: NOTHING_WRONG, faults: NO_FAULTS, story: undefined };

/**
 * The attempts that are to be made, in the order in which they are due; ties go to the delivery that was planned first. What
 * waits is no object: a million may be pending, so their parts stand in columns, with a row for each.
 */
export class AttemptQueue {
  readonly #endpoint: string;
  readonly #heap = new DueHeap();
  readonly #events: (OutgoingEvent | undefined)[] = [];
  readonly #peculiarities = new Map<number, Peculiarities>();
  #emittedAt = new Float64Array(FIRST_CAPACITY);
  #numbers = new Uint32Array(FIRST_CAPACITY);
  #isTimed = new Uint8Array(FIRST_CAPACITY);
  /** The row that was freed last. In place of a number, each free row holds the one that was freed before it. */
  #freeRow = NO_ROW;

  /** @param endpoint The name of the endpoint for which all of them are bound. */
  constructor(endpoint: string) {
    this.#endpoint = endpoint;
  }

  /** The simulated moment at which the next one is due; Infinity where none is to be made. */
  get nextDueAt(): number {
    return this.#heap.firstDueAt;
  }

  add({ delivery, deliveryNumber, disturbance, number, dueAt, isTimed }: PendingAttempt): void {
    const { event, emittedAt, faults, story } = delivery;
    const row = this.#freeRow === NO_ROW ? this.#newRow() : this.#reusedRow();
    this.#events[row] = event;
    this.#emittedAt[row] = emittedAt;
    this.#numbers[row] = number;
    this.#isTimed[row] = isTimed ? 1 : 0;
    if (disturbance !== NOTHING_WRONG || faults !== NO_FAULTS || story !== undefined) {
      this.#peculiarities.set(row, { disturbance, faults, story });
    }
    this.#heap.add(row, dueAt, deliveryNumber);
  }

  /** The one that is due next. */
  peek(): PendingAttempt | undefined {
    const row = this.#heap.first;
    const event = row === undefined ? undefined : this.#events[row];
    if (row === undefined || event === undefined) return undefined;
    const { disturbance, faults, story } = this.#peculiarities.get(row) ?? NONE;
    const emittedAt = this.#emittedAt[row] ?? 0;
    const deliveryNumber = this.#heap.firstSequence;
    return {
      delivery: deliveryOf(deliveryNumber, { event, endpoint: this.#endpoint, emittedAt, faults, story }),
      deliveryNumber,
      disturbance,
      number: this.#numbers[row] ?? 0,
      dueAt: this.#heap.firstDueAt,
      isTimed: this.#isTimed[row] === 1,
    };
  }

  /** Takes the one out that is due next. */
  take(): PendingAttempt | undefined {
    const next = this.peek();
    const row = this.#heap.first;
    if (row === undefined) return undefined;
    this.#heap.removeFirst();
    this.#events[row] = undefined;
    this.#peculiarities.delete(row);
    this.#numbers[row] = this.#freeRow;
    this.#freeRow = row;
    return next;
  }

  #reusedRow(): number {
    const row = this.#freeRow;
    this.#freeRow = this.#numbers[row] ?? NO_ROW;
    return row;
  }

  #newRow(): number {
    const row = this.#events.length;
    if (row === this.#numbers.length) {
      this.#emittedAt = grown(this.#emittedAt);
      this.#numbers = grown(this.#numbers);
      this.#isTimed = grown(this.#isTimed);
    }
    return row;
  }
}
