import type { PlannedDelivery } from '../delivery/delivery-plan.ts';
import { delayBeforeAttempt } from '../delivery/retry-schedule.ts';
import type { AttemptQueue } from './attempt-queue.ts';
import type { DispatchOptions } from './dispatch-options.ts';
import { deliveryOf } from './pending-attempt.ts';

/** How many events are made ready before their first attempt is due, and no fewer than may be in flight: bounds memory. */
const MOST_READY_EVENTS = 1_000;

/** Reads a plan as far as is needed, lets its events happen, and queues their first attempts. */
export class EventIntake {
  readonly #plan: Iterator<PlannedDelivery>;
  readonly #options: DispatchOptions;
  readonly #queue: AttemptQueue;
  readonly #startedAt: number;
  readonly #firstDelayMs: number;
  #isOver = false;
  #neverAttempted = 0;

  /** The run starts now. */
  constructor(plan: Iterator<PlannedDelivery>, queue: AttemptQueue, options: DispatchOptions) {
    this.#plan = plan;
    this.#queue = queue;
    this.#options = options;
    this.#startedAt = options.clock.now();
    this.#firstDelayMs = delayBeforeAttempt(options.schedule, 1) ?? 0;
  }

  /** Whether the plan has been read to its end. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Reads on until enough events are ready. */
  pull(): void {
    const readyEvents = Math.max(MOST_READY_EVENTS, this.#options.concurrency);
    while (!this.#isOver && this.#neverAttempted < readyEvents) {
      const { done, value: planned } = this.#plan.next();
      if (done === true) this.#isOver = true;
      else this.#happen(planned);
    }
  }

  /** Tells that the first attempt of an event begins, so that another event may be made ready. */
  firstAttemptBegins(): void {
    this.#neverAttempted -= 1;
  }

  /** Leaves the rest of the plan unread. */
  close(): void {
    this.#plan.return?.();
  }

  #happen({ event, emitAfterMs, lateByMs, disturbance, faults, story }: PlannedDelivery): void {
    const { endpoint, announce, nextDeliveryNumber } = this.#options;
    const isTimed = emitAfterMs !== undefined;
    const emittedAt = emitAfterMs === undefined ? this.#emissionOnTurn() : this.#startedAt + emitAfterMs;
    const deliveryNumber = nextDeliveryNumber();
    const delivery = deliveryOf(deliveryNumber, { event, endpoint: endpoint.name, emittedAt, faults, story });
    announce({ type: 'delivery-planned', delivery });
    if (disturbance.dropped === true) {
      announce({ type: 'delivery-finished', delivery, status: 'dropped', attempts: 0, unmade: [] });
      return;
    }
    this.#neverAttempted += 1;
    const dueAt = emittedAt + lateByMs + this.#firstDelayMs;
    this.#queue.add({ delivery, deliveryNumber, disturbance, number: 1, dueAt, isTimed });
  }

  /**
   * When an event happens that has no moment of its own: so early that its first attempt is due when it is its turn, and
   * not before the run. What comes after many others has waited for them, and need not wait for that delay as well.
   */
  #emissionOnTurn(): number {
    return Math.max(this.#startedAt, this.#options.clock.now() - this.#firstDelayMs);
  }
}
