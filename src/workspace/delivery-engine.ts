import { setMaxListeners } from 'node:events';
import { yieldToEventLoop } from '../clock/wall-clock.ts';
import { beginAttempt, keepAttempt, keepInterruption } from './attempt-keeper.ts';
import type { AttemptMaker, ReadyDelivery, WorkspaceAttempt } from './attempt-maker.ts';
import type { DeliveryRecord } from './delivery-record.ts';
import { happen } from './event-router.ts';
import type { Announce, WorkspaceCore } from './workspace-core.ts';

/** How many upcoming events happen in one go. */
const UPCOMING_AT_ONCE = 100;

/** What drives deliveries. */
export interface DeliveryEngineOptions {
  readonly maker: AttemptMaker;
  /** How many attempts may be in flight at once. */
  readonly concurrency: number;
  /** How many of them may be bound for one endpoint, so that a slow one leaves room for the others. */
  readonly endpointConcurrency: number;
  /** Whether endpoints are deactivated whose deliveries are exhausted again and again. */
  readonly deactivates: boolean;
}

/** An attempt that has ended and is not kept yet; `null` when it was given up. */
interface EndedAttempt {
  readonly ready: ReadyDelivery;
  readonly made: WorkspaceAttempt | null;
}

/**
 * Drives whatever is due, from the store: it keeps nothing in memory but the attempts in flight. What has ended since it
 * looked last and what begins now is kept in one transaction, since a commit costs more than what is in it.
 */
export class DeliveryEngine {
  /** Resolves when the engine has stopped; rejects when it failed, e.g. because the disk is full. */
  readonly ended: Promise<void>;
  readonly #core: WorkspaceCore;
  readonly #options: DeliveryEngineOptions;
  readonly #giveUp = new AbortController();
  /** The deliveries whose attempt is in flight, or has ended and is not kept yet. */
  readonly #inFlight = new Set<number>();
  /** How many of them are bound for each endpoint. */
  readonly #inFlightOf = new Map<number, number>();
  #ended: EndedAttempt[] = [];
  #isStopping = false;
  #failure: { readonly error: unknown } | undefined;
  #wakeUp: () => void = () => undefined;
  readonly #onQuiet = new Set<() => void>();

  constructor(core: WorkspaceCore, options: DeliveryEngineOptions) {
    this.#core = core;
    this.#options = options;
    setMaxListeners(0, this.#giveUp.signal);
    this.ended = this.#run();
    // Anyone who cares waits for it; anyone who does not must not die of it.
    this.ended.catch(() => undefined);
  }

  /** Looks for what is due now. */
  wake(): void {
    this.#wakeUp();
  }

  /** When something happens next that is not in flight, in simulated milliseconds. */
  nextAt(): number | undefined {
    const { store } = this.#core;
    const times = store.deliveries
      .due()
      .filter(({ endpointId }) => !this.#isFull(endpointId))
      .map(({ dueAt }) => dueAt);
    const upcomingAt = store.upcoming.nextAt();
    if (upcomingAt !== undefined) times.push(upcomingAt);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** Resolves when nothing is in flight and nothing is due, or the engine has ended. */
  async quiet(signal?: AbortSignal): Promise<void> {
    let goOn = () => {};
    const giveUp = () => goOn();
    signal?.addEventListener('abort', giveUp, { once: true });
    while (!this.#isQuiet() && signal?.aborted !== true) {
      await new Promise<void>((resolve) => {
        goOn = resolve;
        this.#onQuiet.add(resolve);
      });
    }
    signal?.removeEventListener('abort', giveUp);
  }

  /**
   * Begins nothing any more and waits for what is in flight.
   *
   * @param giveUp Ends the waiting: attempts that are still in flight are made again by anyone who comes next.
   */
  async stop(giveUp?: AbortSignal): Promise<void> {
    this.#isStopping = true;
    const abort = () => this.#giveUp.abort();
    if (giveUp?.aborted) abort();
    giveUp?.addEventListener('abort', abort, { once: true });
    this.wake();
    await this.ended.catch(() => undefined);
    giveUp?.removeEventListener('abort', abort);
  }

  #isQuiet(): boolean {
    if (this.#failure !== undefined || (this.#isStopping && this.#inFlight.size === 0)) return true;
    const nextAt = this.nextAt();
    return this.#inFlight.size === 0 && (nextAt === undefined || nextAt > this.#core.clock.now());
  }

  async #run(): Promise<void> {
    // What is wrong from the beginning shows when it is waited for, not when the engine is made.
    await Promise.resolve();
    try {
      while (!this.#isStopping && this.#failure === undefined) {
        const woken = this.#woken();
        this.#turn();
        this.#noticeQuiet();
        await this.#sleep(woken);
        // Other responses that have arrived at the same time are kept along with the first.
        await yieldToEventLoop();
      }
    } catch (error) {
      this.#failure ??= { error };
    }
    await this.#keepTheRest();
    this.#isStopping = true;
    this.#noticeQuiet();
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  /** One look at what has ended, what happens and what is due. Requests are sent once their beginning is kept. */
  #turn(): void {
    let ready: readonly ReadyDelivery[] = [];
    if (this.#ended.length > 0 || this.#isAnythingDue()) {
      ready = this.#core.change((announce) => {
        this.#keepEnded(announce);
        this.#happen(announce);
        return this.#leaseDue(announce);
      });
    }
    for (const attempt of ready) void this.#attempt(attempt);
  }

  #isAnythingDue(): boolean {
    const nextAt = this.nextAt();
    return nextAt !== undefined && nextAt <= this.#core.clock.now();
  }

  /** What is still in flight when nothing begins any more. */
  async #keepTheRest(): Promise<void> {
    while (this.#inFlight.size > 0) {
      const woken = this.#woken();
      if (this.#ended.length === 0) await woken;
      try {
        this.#core.change((announce) => this.#keepEnded(announce));
      } catch (error) {
        this.#failure ??= { error };
      }
    }
  }

  #keepEnded(announce: Announce): void {
    const { deactivates } = this.#options;
    const ended = this.#ended;
    this.#ended = [];
    for (const { ready } of ended) this.#setInFlight(ready.delivery, false);
    for (const { ready, made } of ended) {
      if (made === null) keepInterruption(this.#core, ready);
      else keepAttempt(this.#core, { ready, made, deactivates }, announce);
    }
  }

  async #sleep(woken: Promise<void>): Promise<void> {
    const { clock } = this.#core;
    const nextAt = this.#inFlight.size >= this.#options.concurrency ? undefined : this.nextAt();
    if (nextAt === undefined || (clock.standsStillDuringAttempts && this.#inFlight.size > 0))
      return await woken;
    const awake = new AbortController();
    await Promise.race([woken, clock.sleepUntil(nextAt, awake.signal)]);
    awake.abort();
  }

  #woken(): Promise<void> {
    return new Promise((resolve) => {
      this.#wakeUp = resolve;
    });
  }

  #noticeQuiet(): void {
    if (this.#onQuiet.size === 0 || !this.#isQuiet()) return;
    for (const resolve of this.#onQuiet) resolve();
    this.#onQuiet.clear();
  }

  /** Lets the upcoming events happen whose time has come. */
  #happen(announce: Announce): void {
    const now = this.#core.now();
    for (const upcoming of this.#core.store.upcoming.takeUntil(now, UPCOMING_AT_ONCE))
      happen(this.#core, upcoming, announce);
  }

  #leaseDue(announce: Announce): readonly ReadyDelivery[] {
    const { store, clock } = this.#core;
    const { concurrency, endpointConcurrency } = this.#options;
    const now = clock.now();
    const due = store.deliveries
      .due()
      .filter(({ endpointId, dueAt }) => dueAt <= now && !this.#isFull(endpointId))
      .sort((a, b) => a.dueAt - b.dueAt);
    let room = concurrency - this.#inFlight.size;
    const ready: ReadyDelivery[] = [];
    for (const { endpointId } of due) {
      const roomOfEndpoint = Math.min(room, endpointConcurrency - (this.#inFlightOf.get(endpointId) ?? 0));
      if (roomOfEndpoint <= 0) continue;
      const leased = store.deliveries.lease(endpointId, now, roomOfEndpoint);
      room -= leased.length;
      for (const delivery of leased) ready.push(...beginAttempt(this.#core, delivery, announce));
    }
    return ready;
  }

  async #attempt(ready: ReadyDelivery): Promise<void> {
    this.#setInFlight(ready.delivery, true);
    try {
      const made = await this.#options.maker.make(ready, this.#giveUp.signal);
      this.#ended.push({ ready, made });
    } catch (error) {
      this.#failure ??= { error };
      this.#setInFlight(ready.delivery, false);
    }
    this.wake();
  }

  #setInFlight({ id, endpointId }: DeliveryRecord, isInFlight: boolean): void {
    const count = this.#inFlightOf.get(endpointId) ?? 0;
    this.#inFlightOf.set(endpointId, count + (isInFlight ? 1 : -1));
    if (isInFlight) this.#inFlight.add(id);
    else this.#inFlight.delete(id);
  }

  #isFull(endpointId: number): boolean {
    return (this.#inFlightOf.get(endpointId) ?? 0) >= this.#options.endpointConcurrency;
  }
}
