import { AttemptRows } from './attempt-rows.ts';
import { DueHeap } from './due-heap.ts';
import { deliveryOf, type PendingAttempt } from './pending-attempt.ts';

/**
 * The attempts that are to be made, in the order in which they are due; ties go to the delivery that was planned first. What
 * waits is no object, since a million may be pending: an attempt becomes one when it is its turn.
 */
export class AttemptQueue {
  readonly #endpoint: string;
  readonly #heap = new DueHeap();
  readonly #rows = new AttemptRows();

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
    const row = this.#rows.keep({ event, emittedAt, number, isTimed, disturbance, faults, story });
    this.#heap.add(row, { dueAt, sequence: deliveryNumber });
  }

  /** The one that is due next. */
  peek(): PendingAttempt | undefined {
    const row = this.#heap.first;
    const kept = row === undefined ? undefined : this.#rows.read(row);
    if (kept === undefined) return undefined;
    const { event, emittedAt, number, isTimed, disturbance, faults, story } = kept;
    const deliveryNumber = this.#heap.firstSequence;
    return {
      delivery: deliveryOf(deliveryNumber, { event, endpoint: this.#endpoint, emittedAt, faults, story }),
      deliveryNumber,
      disturbance,
      number,
      dueAt: this.#heap.firstDueAt,
      isTimed,
    };
  }

  /** Takes the one out that is due next. */
  take(): PendingAttempt | undefined {
    const next = this.peek();
    const row = this.#heap.first;
    if (row === undefined) return undefined;
    this.#heap.removeFirst();
    this.#rows.free(row);
    return next;
  }
}
