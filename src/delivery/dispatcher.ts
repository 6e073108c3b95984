import { setMaxListeners } from 'node:events';
import { wallClockMs } from '../clock/wall-clock.ts';
import { askHooks } from './ask-hooks.ts';
import type { AttemptDecision } from './attempt-hook.ts';
import { AttemptQueue } from './attempt-queue.ts';
import { attemptRequest } from './attempt-request.ts';
import { sendAsDecided } from './decided-sender.ts';
import type { Attempt } from './delivery-event.ts';
import type { PlannedDelivery } from './delivery-plan.ts';
import { nextStep, remainingAttempts } from './delivery-state.ts';
import type { DispatchOptions } from './dispatch-options.ts';
import { createManners, loseAcknowledgement } from './disturb.ts';
import { deliveryOf, dueAfterMs, type PendingAttempt } from './pending-attempt.ts';
import { delayBeforeAttempt } from './retry-schedule.ts';
import type { AttemptResult } from './sender.ts';
import { createWaiting, type WaitUntilDue } from './wait-until-due.ts';

/** How many events are made ready before their first attempt is due, and no fewer than may be in flight: bounds memory. */
const MOST_READY_EVENTS = 1_000;

/**
 * Delivers what is planned on the retry schedule until each event is delivered or exhausted, or the run is stopped. Attempts are
 * made in the order in which they are due; ties go to the delivery that was planned first.
 */
export async function dispatch(plan: Iterable<PlannedDelivery>, options: DispatchOptions): Promise<void> {
  await new Dispatcher(plan[Symbol.iterator](), options).run();
}

class Dispatcher {
  readonly #source: Iterator<PlannedDelivery>;
  readonly #options: DispatchOptions;
  readonly #queue: AttemptQueue;
  readonly #stop = new AbortController();
  readonly #manners = createManners();
  readonly #startedAt: number;
  readonly #firstDelayMs: number;
  readonly #waitUntilDue: WaitUntilDue;
  #sourceIsEmpty = false;
  #inFlight = 0;
  #neverAttempted = 0;
  #failure: { readonly error: unknown } | undefined;
  /** What the run waits for beside the attempts in flight: the simulated moment at which another one is due. */
  #waitsUntil = Number.POSITIVE_INFINITY;
  #wake: () => void = () => undefined;

  constructor(source: Iterator<PlannedDelivery>, options: DispatchOptions) {
    this.#source = source;
    this.#options = options;
    this.#queue = new AttemptQueue(options.endpoint.name);
    this.#startedAt = options.clock.now();
    this.#firstDelayMs = delayBeforeAttempt(options.schedule, 1) ?? 0;
    this.#waitUntilDue = createWaiting(options);
    // Every attempt in flight listens; Node would take more than ten for a leak and warn.
    setMaxListeners(0, this.#stop.signal);
  }

  async run(): Promise<void> {
    const { signal } = this.#options;
    const stop = () => this.#stop.abort();
    signal.addEventListener('abort', stop, { once: true });
    const leaveClock = this.#options.clock.join();
    try {
      this.#pullEvents();
      while (!signal.aborted && this.#failure === undefined && (await this.#step()));
    } finally {
      signal.removeEventListener('abort', stop);
      this.#stop.abort();
      while (this.#inFlight > 0) await this.#change();
      this.#source.return?.();
      leaveClock();
    }
    if (this.#failure !== undefined) throw this.#failure.error;
    this.#cancelPending();
  }

  /** Does what can be done now, then waits for whatever comes next. False when there is nothing left to do. */
  async #step(): Promise<boolean> {
    const { clock, concurrency } = this.#options;
    this.#pullEvents();
    this.#startDueAttempts();

    if (this.#inFlight > 0) {
      const { nextDueAt } = this.#queue;
      const isAlone = nextDueAt === Number.POSITIVE_INFINITY;
      if (isAlone || this.#inFlight >= concurrency || clock.standsStillDuringAttempts) await this.#change();
      else await this.#changeOr(nextDueAt);
      return true;
    }
    const next = this.#queue.peek();
    return next === undefined ? !this.#sourceIsEmpty : await this.#waitUntilDue(next);
  }

  #pullEvents(): void {
    const readyEvents = Math.max(MOST_READY_EVENTS, this.#options.concurrency);
    while (!this.#sourceIsEmpty && this.#neverAttempted < readyEvents) {
      const { done, value: planned } = this.#source.next();
      if (done === true) this.#sourceIsEmpty = true;
      else this.#plan(planned);
    }
  }

  #plan({ event, emitAfterMs, lateByMs, disturbance, faults, story }: PlannedDelivery): void {
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

  #startDueAttempts(): void {
    const { clock, concurrency } = this.#options;
    while (this.#inFlight < concurrency && this.#mayGoOn()) {
      this.#pullEvents();
      const next = this.#queue.nextDueAt <= clock.now() ? this.#queue.take() : undefined;
      if (next === undefined) return;
      if (next.number === 1) this.#neverAttempted -= 1;
      this.#inFlight += 1;
      this.#attempt(next);
    }
  }

  /** Makes an attempt; hooks are asked before. */
  #attempt(pending: PendingAttempt): void {
    const { beforeAttempt, onAttempt } = this.#options;
    if (beforeAttempt === undefined && onAttempt === undefined) {
      this.#send(pending, 'pass');
      return;
    }
    askHooks(pending, this.#options, this.#stop.signal).then(
      (decision) => {
        if (decision === 'stopped') this.#end(pending);
        else this.#send(pending, decision);
      },
      (error: unknown) => this.#break(error),
    );
  }

  #send(pending: PendingAttempt, decision: AttemptDecision): void {
    const { announce, clock, endpoint, sender, timeoutMs } = this.#options;
    const { delivery, number, disturbance, dueAt, isTimed } = pending;
    try {
      const startedAt = wallClockMs();
      const signatureTimestamp = Math.floor(startedAt / 1000);
      const due = { number, dueAfterMs: dueAfterMs(pending), startedAt, signatureTimestamp };
      const attempt: Attempt = isTimed ? { lateByMs: clock.realMsSince(dueAt), ...due } : due;
      const request = attemptRequest(pending, { endpoint, timestamp: signatureTimestamp });
      announce({ type: 'attempt-started', delivery, attempt, request });
      const { signal } = this.#stop;
      const manner = this.#manners.of(disturbance, number);
      sendAsDecided(decision, { sender, request, signal, manner, timeoutMs }).then(
        (answered) => this.#end(pending, attempt, answered),
        (error: unknown) => this.#break(error),
      );
    } catch (error) {
      this.#break(error);
    }
  }

  #conclude(pending: PendingAttempt, attempt: Attempt, answered: AttemptResult): void {
    const { announce, clock, schedule } = this.#options;
    const { delivery, number } = pending;
    const { result, disturbance } = loseAcknowledgement(answered, pending.disturbance);
    const endedAt = clock.endOf(pending.dueAt, result.latencyMs);
    const next = nextStep(schedule, { number, endedAt, outcome: result.outcome });
    announce({ type: 'attempt-finished', delivery, attempt, result, next });
    if (next.kind === 'retry') {
      const { deliveryNumber, isTimed } = pending;
      const { attemptNumber, dueAt } = next;
      this.#queue.add({ delivery, deliveryNumber, disturbance, number: attemptNumber, dueAt, isTimed });
    } else {
      announce({ type: 'delivery-finished', delivery, status: next.status, attempts: number, unmade: [] });
    }
  }

  /** Ends an attempt, or gives it up where it has no answer, and goes on. */
  #end(pending: PendingAttempt, attempt?: Attempt, answered: AttemptResult | null = null): void {
    try {
      if (attempt === undefined || answered === null) this.#cancel(pending);
      else this.#conclude(pending, attempt, answered);
    } catch (error) {
      this.#fail(error);
    }
    this.#goOn();
  }

  /** Ends an attempt that could not be made. */
  #break(error: unknown): void {
    this.#fail(error);
    this.#goOn();
  }

  /** Counts an attempt as over, and does at once what can be done now; wakes the run where that is not all. */
  #goOn(): void {
    this.#inFlight -= 1;
    if (this.#mayGoOn()) {
      try {
        this.#startDueAttempts();
      } catch (error) {
        this.#fail(error);
      }
    }
    if (this.#inFlight === 0 || !this.#mayGoOn() || this.#isDueEarlier()) this.#wake();
  }

  #mayGoOn(): boolean {
    return this.#failure === undefined && !this.#stop.signal.aborted;
  }

  /** Whether another attempt is to be waited for than the run does. */
  #isDueEarlier(): boolean {
    const { clock, concurrency } = this.#options;
    if (clock.standsStillDuringAttempts || this.#inFlight >= concurrency) return false;
    return this.#queue.nextDueAt < this.#waitsUntil;
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
  }

  /** Resolves when there is something else to wait for than before. */
  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  async #changeOr(at: number): Promise<void> {
    const awake = new AbortController();
    this.#waitsUntil = at;
    await Promise.race([this.#change(), this.#options.clock.sleepUntil(at, awake.signal)]);
    this.#waitsUntil = Number.POSITIVE_INFINITY;
    awake.abort();
  }

  #cancelPending(): void {
    for (let pending = this.#queue.take(); pending !== undefined; pending = this.#queue.take()) {
      this.#cancel(pending);
    }
  }

  #cancel(pending: PendingAttempt): void {
    const { delivery, number } = pending;
    const unmade = remainingAttempts(this.#options.schedule, {
      number,
      dueAfterMs: dueAfterMs(pending),
    });
    this.#options.announce({
      type: 'delivery-finished',
      delivery,
      status: 'canceled',
      attempts: number - 1,
      unmade,
    });
  }
}
