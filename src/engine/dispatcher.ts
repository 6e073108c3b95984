import { setMaxListeners } from 'node:events';
import { wallClockMs } from '../clock/wall-clock.ts';
import type { Attempt } from '../delivery/delivery-event.ts';
import type { PlannedDelivery } from '../delivery/delivery-plan.ts';
import { nextStep, remainingAttempts } from '../delivery/delivery-state.ts';
import type { Disturbance } from '../delivery/disturbance.ts';
import type { WireRequest } from '../wire/wire-request.ts';
import { askHooks } from './ask-hooks.ts';
import { AttemptQueue } from './attempt-queue.ts';
import { attemptRequest } from './attempt-request.ts';
import type { DispatchOptions } from './dispatch-options.ts';
import { createManners } from './disturb.ts';
import { EventIntake } from './event-intake.ts';
import { type MadeAttempt, makeAttempt } from './make-attempt.ts';
import { dueAfterMs, type PendingAttempt } from './pending-attempt.ts';
import { createWaiting, type WaitUntilDue } from './wait-until-due.ts';

/**
 * Delivers what is planned on the retry schedule until each event is delivered or exhausted, or the run is stopped. Attempts are
 * made in the order in which they are due; ties go to the delivery that was planned first.
 */
export async function dispatch(plan: Iterable<PlannedDelivery>, options: DispatchOptions): Promise<void> {
  await new Dispatcher(plan[Symbol.iterator](), options).run();
}

class Dispatcher {
  readonly #options: DispatchOptions;
  readonly #queue: AttemptQueue;
  readonly #intake: EventIntake;
  readonly #stop = new AbortController();
  readonly #manners = createManners();
  readonly #waitUntilDue: WaitUntilDue;
  #inFlight = 0;
  #failure: { readonly error: unknown } | undefined;
  /** What the run waits for beside the attempts in flight: the simulated moment at which another one is due. */
  #waitsUntil = Number.POSITIVE_INFINITY;
  #wake: () => void = () => undefined;

  constructor(plan: Iterator<PlannedDelivery>, options: DispatchOptions) {
    this.#options = options;
    this.#queue = new AttemptQueue(options.endpoint.name);
    this.#intake = new EventIntake(plan, this.#queue, options);
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
      this.#intake.pull();
      while (!signal.aborted && this.#failure === undefined && (await this.#step()));
    } finally {
      signal.removeEventListener('abort', stop);
      this.#stop.abort();
      while (this.#inFlight > 0) await this.#change();
      this.#intake.close();
      leaveClock();
    }
    if (this.#failure !== undefined) throw this.#failure.error;
    this.#cancelPending();
  }

  /** Does what can be done now, then waits for whatever comes next. False when there is nothing left to do. */
  async #step(): Promise<boolean> {
    const { clock, concurrency } = this.#options;
    this.#intake.pull();
    this.#startDueAttempts();

    if (this.#inFlight > 0) {
      const { nextDueAt } = this.#queue;
      const isAlone = nextDueAt === Number.POSITIVE_INFINITY;
      if (isAlone || this.#inFlight >= concurrency || clock.standsStillDuringAttempts) await this.#change();
      else await this.#changeOr(nextDueAt);
      return true;
    }
    const next = this.#queue.peek();
    return next === undefined ? !this.#intake.isOver : await this.#waitUntilDue(next);
  }

  #startDueAttempts(): void {
    const { clock, concurrency } = this.#options;
    while (this.#inFlight < concurrency && this.#mayGoOn()) {
      this.#intake.pull();
      const next = this.#queue.nextDueAt <= clock.now() ? this.#queue.take() : undefined;
      if (next === undefined) return;
      if (next.number === 1) this.#intake.firstAttemptBegins();
      this.#inFlight += 1;
      this.#attempt(next);
    }
  }

  /** Makes an attempt; hooks are asked before. */
  #attempt(pending: PendingAttempt): void {
    const { beforeAttempt, onAttempt } = this.#options;
    if (beforeAttempt === undefined && onAttempt === undefined) {
      this.#send(pending);
      return;
    }
    askHooks(pending, this.#options, this.#stop.signal).then(
      (alone) => {
        if (alone === 'stopped') this.#end(pending);
        else this.#send(pending, alone);
      },
      (error: unknown) => this.#break(error),
    );
  }

  #send(pending: PendingAttempt, alone?: Disturbance): void {
    const { announce, clock, endpoint, sender, timeoutMs } = this.#options;
    const { delivery, number, disturbance, dueAt, isTimed } = pending;
    try {
      const startedAt = wallClockMs();
      const signatureTimestamp = Math.floor(startedAt / 1000);
      const due = { number, dueAfterMs: dueAfterMs(pending), startedAt, signatureTimestamp };
      const mayBeLate = isTimed && !clock.standsStillDuringAttempts;
      const attempt: Attempt = mayBeLate ? { lateByMs: clock.realMsSince(dueAt), ...due } : due;
      const planned = {
        request: attemptRequest(pending, { endpoint, timestamp: signatureTimestamp }),
        signed: { secret: endpoint.secret, timestamp: signatureTimestamp },
        number,
        disturbance,
        alone,
        onRequest: (request: WireRequest) =>
          announce({ type: 'attempt-started', delivery, attempt, request }),
      };
      const { signal } = this.#stop;
      makeAttempt(planned, { sender, manners: this.#manners, signal, timeoutMs }).then(
        (made) => this.#end(pending, attempt, made),
        (error: unknown) => this.#break(error),
      );
    } catch (error) {
      this.#break(error);
    }
  }

  #conclude(pending: PendingAttempt, attempt: Attempt, { result, disturbance }: MadeAttempt): void {
    const { announce, clock, schedule } = this.#options;
    const { delivery, number } = pending;
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

  /** Ends an attempt, or gives it up where it has no response, and goes on. */
  #end(pending: PendingAttempt, attempt?: Attempt, made: MadeAttempt | null = null): void {
    try {
      if (attempt === undefined || made === null) this.#cancel(pending);
      else this.#conclude(pending, attempt, made);
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
