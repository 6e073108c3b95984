import TinyQueue from 'tinyqueue';
import type { Clock } from '../clock/clock.ts';
import { stopwatchMs, wallClockMs } from '../clock/wall-clock.ts';
import type { OutgoingEvent } from '../events/outgoing-event.ts';
import { withoutCredentials } from '../wire/target.ts';
import { buildWireRequest, type HeaderLine } from '../wire/wire-request.ts';
import type { Attempt, Delivery, DeliveryEvent } from './delivery-event.ts';
import { nextStep, remainingAttempts } from './delivery-state.ts';
import { delayBeforeAttempt, type RetrySchedule } from './retry-schedule.ts';
import type { Sender } from './sender.ts';

/** How many events are made ready before their first attempt is due; bounds memory, whatever the count. */
const MOST_READY_EVENTS = 1_000;

/** Where deliveries go. */
export interface Endpoint {
  readonly url: URL;
  readonly secret: string;
  readonly headers: readonly HeaderLine[];
}

/** What a run of deliveries needs. */
export interface DispatchOptions {
  readonly clock: Clock;
  readonly schedule: RetrySchedule;
  readonly sender: Sender;
  readonly endpoint: Endpoint;
  /** How many attempts may be in flight at once. */
  readonly concurrency: number;
  /** The most real milliseconds that are spent waiting in all. Attempts due later are not made. */
  readonly maxWaitMs: number;
  readonly signal: AbortSignal;
  readonly announce: (event: DeliveryEvent) => void;
  /** Gives each delivery its id. */
  readonly nextDeliveryId: () => string;
}

interface PendingAttempt {
  readonly delivery: Delivery;
  readonly number: number;
  readonly dueAt: number;
  /** The place of the delivery in the run, which no order of completion can change. */
  readonly sequence: number;
}

/**
 * Delivers events on the retry schedule until each is delivered or exhausted, or the run is stopped. Attempts are
 * made in the order in which they are due; ties go to the delivery that was planned first.
 */
export async function dispatch(events: Iterable<OutgoingEvent>, options: DispatchOptions): Promise<void> {
  await new Dispatcher(events[Symbol.iterator](), options).run();
}

class Dispatcher {
  readonly #source: Iterator<OutgoingEvent>;
  readonly #options: DispatchOptions;
  readonly #queue = new TinyQueue<PendingAttempt>([], byDueTime);
  readonly #stop = new AbortController();
  #sourceIsEmpty = false;
  #sequence = 0;
  #inFlight = 0;
  #neverAttempted = 0;
  #waitedMs = 0;
  #failure: { readonly error: unknown } | undefined;
  #onCompletion: () => void = () => undefined;

  constructor(source: Iterator<OutgoingEvent>, options: DispatchOptions) {
    this.#source = source;
    this.#options = options;
  }

  async run(): Promise<void> {
    const { signal } = this.#options;
    const stop = () => this.#stop.abort();
    signal.addEventListener('abort', stop, { once: true });
    try {
      this.#pullEvents();
      while (!signal.aborted && this.#failure === undefined && (await this.#step()));
    } finally {
      signal.removeEventListener('abort', stop);
      this.#stop.abort();
      while (this.#inFlight > 0) await this.#completion();
      this.#source.return?.();
    }
    if (this.#failure !== undefined) throw this.#failure.error;
    this.#cancelPending();
  }

  /** Does what can be done now, then waits for whatever comes next. False when there is nothing left to do. */
  async #step(): Promise<boolean> {
    const { clock, concurrency } = this.#options;
    this.#pullEvents();
    this.#startDueAttempts();

    const next = this.#queue.peek();
    if (this.#inFlight > 0) {
      if (next === undefined || this.#inFlight >= concurrency || clock.standsStillDuringAttempts) {
        await this.#completion();
      } else {
        await this.#completionOr(next.dueAt);
      }
      return true;
    }
    return next === undefined ? !this.#sourceIsEmpty : await this.#waitFor(next);
  }

  #pullEvents(): void {
    while (!this.#sourceIsEmpty && this.#neverAttempted < MOST_READY_EVENTS) {
      const { done, value: event } = this.#source.next();
      if (done === true) this.#sourceIsEmpty = true;
      else this.#plan(event);
    }
  }

  #plan(event: OutgoingEvent): void {
    const { clock, schedule, endpoint, announce, nextDeliveryId } = this.#options;
    const emittedAt = clock.now();
    const delivery: Delivery = {
      id: nextDeliveryId(),
      event,
      endpoint: withoutCredentials(endpoint.url),
      emittedAt,
    };
    announce({ type: 'delivery-planned', delivery });
    this.#neverAttempted += 1;
    this.#sequence += 1;
    const dueAt = emittedAt + (delayBeforeAttempt(schedule, 1) ?? 0);
    this.#queue.push({ delivery, number: 1, dueAt, sequence: this.#sequence });
  }

  #startDueAttempts(): void {
    const { clock, concurrency } = this.#options;
    while (this.#inFlight < concurrency) {
      const next = this.#queue.peek();
      if (next === undefined || next.dueAt > clock.now()) return;
      this.#queue.pop();
      if (next.number === 1) this.#neverAttempted -= 1;
      this.#inFlight += 1;
      void this.#attempt(next)
        .catch((error: unknown) => {
          this.#failure ??= { error };
        })
        .finally(() => {
          this.#inFlight -= 1;
          this.#onCompletion();
        });
    }
  }

  async #attempt(pending: PendingAttempt): Promise<void> {
    const { endpoint, sender, announce, clock, schedule } = this.#options;
    const { delivery, number, dueAt } = pending;
    const startedAt = wallClockMs();
    const signatureTimestamp = Math.floor(startedAt / 1000);
    const attempt: Attempt = {
      number,
      dueAfterMs: dueAfterMs(pending),
      startedAt,
      signatureTimestamp,
    };
    const request = buildWireRequest({
      url: endpoint.url,
      secret: endpoint.secret,
      extraHeaders: endpoint.headers,
      body: delivery.event.body,
      eventId: delivery.event.id,
      timestamp: signatureTimestamp,
    });

    announce({ type: 'attempt-started', delivery, attempt, request });
    const result = await sender.send(request, this.#stop.signal);
    if (result === null) return this.#cancel(pending);

    const endedAt = clock.endOf(dueAt, result.latencyMs);
    const next = nextStep(schedule, {
      number,
      endedAt,
      outcome: result.outcome,
    });
    announce({ type: 'attempt-finished', delivery, attempt, result, next });
    if (next.kind === 'retry')
      this.#queue.push({ ...pending, number: next.attemptNumber, dueAt: next.dueAt });
    else
      announce({
        type: 'delivery-finished',
        delivery,
        status: next.status,
        attempts: number,
        unmade: [],
      });
  }

  async #waitFor(next: PendingAttempt): Promise<boolean> {
    const { clock, maxWaitMs, announce, signal } = this.#options;
    const realMs = clock.realMsUntil(next.dueAt);
    if (this.#waitedMs + realMs > maxWaitMs) return false;

    const { delivery, number: attemptNumber } = next;
    const simulatedMs = Math.max(0, next.dueAt - clock.now());
    announce({
      type: 'wait-started',
      delivery,
      attemptNumber,
      dueAfterMs: dueAfterMs(next),
      simulatedMs,
      realMs,
    });
    const waitStartedAt = stopwatchMs();
    await clock.sleepUntil(next.dueAt, signal);
    this.#waitedMs += Math.min(realMs, stopwatchMs() - waitStartedAt);
    announce({ type: 'wait-ended' });
    return true;
  }

  #completion(): Promise<void> {
    return new Promise((resolve) => {
      this.#onCompletion = resolve;
    });
  }

  async #completionOr(at: number): Promise<void> {
    const awake = new AbortController();
    await Promise.race([this.#completion(), this.#options.clock.sleepUntil(at, awake.signal)]);
    awake.abort();
  }

  #cancelPending(): void {
    for (let pending = this.#queue.pop(); pending !== undefined; pending = this.#queue.pop()) {
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

function dueAfterMs(pending: PendingAttempt): number {
  return Math.round(pending.dueAt - pending.delivery.emittedAt);
}

function byDueTime(a: PendingAttempt, b: PendingAttempt): number {
  return a.dueAt - b.dueAt || a.sequence - b.sequence;
}
