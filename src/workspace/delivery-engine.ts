import { setMaxListeners } from 'node:events';
import { beginAttempt, keepAttempt, keepInterruption } from './attempt-keeper.ts';
import type { AttemptMaker, ReadyDelivery } from './attempt-maker.ts';
import { happen } from './event-router.ts';
import type { WorkspaceCore } from './workspace-core.ts';

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

/** Drives whatever is due, from the store: it keeps nothing in memory but the attempts in flight. */
export class DeliveryEngine {
  /** Resolves when the engine has stopped; rejects when it failed, e.g. because the disk is full. */
  readonly ended: Promise<void>;
  readonly #core: WorkspaceCore;
  readonly #options: DeliveryEngineOptions;
  readonly #giveUp = new AbortController();
  /** The attempts in flight, by delivery, and whom they are bound for. */
  readonly #inFlight = new Map<number, number>();
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
    const full = this.#fullEndpoints();
    const { store } = this.#core;
    const times = store.deliveries
      .due()
      .filter(({ endpointId }) => !full.has(endpointId))
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
        this.#happen();
        this.#startDue();
        this.#noticeQuiet();
        await this.#sleep(woken);
      }
    } catch (error) {
      this.#failure ??= { error };
    }
    while (this.#inFlight.size > 0) await this.#woken();
    this.#isStopping = true;
    this.#noticeQuiet();
    if (this.#failure !== undefined) throw this.#failure.error;
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
  #happen(): void {
    const { store } = this.#core;
    for (let at = store.upcoming.nextAt(); at !== undefined; at = store.upcoming.nextAt()) {
      const now = this.#core.now();
      if (at > now) return;
      this.#core.change((announce) => {
        for (const upcoming of store.upcoming.takeUntil(now, UPCOMING_AT_ONCE)) {
          happen(this.#core, upcoming, announce);
        }
      });
    }
  }

  #startDue(): void {
    const { store, clock } = this.#core;
    const now = clock.now();
    const full = this.#fullEndpoints();
    const due = store.deliveries
      .due()
      .filter(({ endpointId, dueAt }) => dueAt <= now && !full.has(endpointId))
      .sort((a, b) => a.dueAt - b.dueAt);
    for (const { endpointId } of due) {
      const room = Math.min(
        this.#options.concurrency - this.#inFlight.size,
        this.#options.endpointConcurrency - this.#countInFlight(endpointId),
      );
      if (room > 0) this.#startDueOf(endpointId, now, room);
    }
  }

  #startDueOf(endpointId: number, now: number, room: number): void {
    const { store } = this.#core;
    const ready = this.#core.change((announce) =>
      store.deliveries
        .lease(endpointId, now, room)
        .flatMap((delivery) => beginAttempt(this.#core, delivery, announce)),
    );
    for (const attempt of ready) {
      this.#inFlight.set(attempt.delivery.id, endpointId);
      void this.#attempt(attempt)
        .catch((error: unknown) => {
          this.#failure ??= { error };
        })
        .finally(() => {
          this.#inFlight.delete(attempt.delivery.id);
          this.wake();
        });
    }
  }

  async #attempt(ready: ReadyDelivery): Promise<void> {
    const made = await this.#options.maker.make(ready, this.#giveUp.signal);
    this.#core.change((announce) => {
      if (made === null) keepInterruption(this.#core, ready);
      else keepAttempt(this.#core, { ready, made, deactivates: this.#options.deactivates }, announce);
    });
  }

  #fullEndpoints(): ReadonlySet<number> {
    const ids = new Set(this.#inFlight.values());
    return new Set([...ids].filter((id) => this.#countInFlight(id) >= this.#options.endpointConcurrency));
  }

  #countInFlight(endpointId: number): number {
    return [...this.#inFlight.values()].filter((id) => id === endpointId).length;
  }
}
