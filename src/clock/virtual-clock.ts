import { usageError } from '../errors/usage-error.ts';
import { parseDuration } from '../internal/duration.ts';
import type { Clock } from './clock.ts';
import { yieldToEventLoop } from './wall-clock.ts';

/**
 * Moves a virtual clock by hand, so that a test can stop between two attempts and look at what the receiver has done.
 * Each method resolves when every attempt that became due has been made and none is in flight. Calls that are made
 * before an earlier one is through wait for it. None may be awaited inside the receiver or a hook, which an attempt
 * in flight waits for.
 */
export interface ClockControl {
  /**
   * Lets simulated time pass, with every attempt that falls due.
   *
   * @param by Milliseconds, or text such as `15m` or `1h30m`.
   * @throws SimulatorError `invalid-option` for anything else.
   */
  advance(by: number | string): Promise<void>;
  /** Jumps to the moment at which the next attempt is due; stays where it is when none is to come. */
  advanceToNextAttempt(): Promise<void>;
  /**
   * Makes every attempt that is still to come. Afterwards the clock is what it was chosen to be: `'virtual'` runs by
   * itself again, `'manual'` stands still.
   */
  runAll(): Promise<void>;
}

/** A clock whose time is no real time. */
export interface VirtualClock extends Clock, ClockControl {
  readonly kind: 'virtual';
}

/** What a virtual clock may be told. */
export interface VirtualClockOptions {
  /** Simulated milliseconds since the epoch at which it starts. */
  readonly startAt: number;
  /** Whether it moves only by hand from the beginning, and not just from the first time that it is moved so. */
  readonly manual: boolean;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/**
 * A clock that stands still until someone wants to wait, and then jumps: 37 hours pass in no time at all.
 * Attempts take no simulated time, so every attempt comes exactly when the schedule says. The first call of
 * {@link ClockControl} takes it in hand: from then on it moves only when it is told to.
 */
export function createVirtualClock(options: VirtualClockOptions): VirtualClock {
  return new JumpingClock(options);
}

class JumpingClock implements VirtualClock {
  readonly kind = 'virtual';
  readonly standsStillDuringAttempts = true;
  readonly #manual: boolean;
  readonly #sleepers = new Set<Sleeper>();
  #now: number;
  #inHand: boolean;
  #workers = 0;
  #lastMove: Promise<void> = Promise.resolve();
  #onQuiet: (() => void) | undefined;

  constructor({ startAt, manual }: VirtualClockOptions) {
    this.#now = startAt;
    this.#manual = manual;
    this.#inHand = manual;
  }

  now(): number {
    return this.#now;
  }

  endOf(startedAt: number): number {
    return startedAt;
  }

  realMsUntil(): number {
    return 0;
  }

  realMsSince(): number {
    return 0;
  }

  async sleepUntil(at: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return;
    // Anyone who takes the clock in hand right after starting something has done so by now.
    await Promise.resolve();
    if (signal?.aborted) return;
    if (this.#inHand && at > this.#now) await this.#sleep(at, signal);
    else this.skipTo(at);
  }

  skipTo(at: number): void {
    this.#now = Math.max(this.#now, at);
    for (const sleeper of [...this.#sleepers]) if (sleeper.at <= this.#now) sleeper.wake();
  }

  join(): () => void {
    this.#workers += 1;
    let isMember = true;
    return () => {
      if (!isMember) return;
      isMember = false;
      this.#workers -= 1;
      this.#noticeQuiet();
    };
  }

  async advance(by: number | string): Promise<void> {
    const byMs = durationOf(by);
    await this.#move(async () => {
      const until = this.#now + byMs;
      for (let next = this.#next(); next <= until; next = this.#next()) await this.#jump(next);
      this.skipTo(until);
    });
  }

  async advanceToNextAttempt(): Promise<void> {
    await this.#move(async () => {
      const next = this.#next();
      if (Number.isFinite(next)) await this.#jump(next);
    });
  }

  async runAll(): Promise<void> {
    await this.#move(async () => {
      for (let next = this.#next(); Number.isFinite(next); next = this.#next()) await this.#jump(next);
      this.#inHand = this.#manual;
    });
  }

  /** Makes a move when the one before is through and everybody sleeps. */
  #move(move: () => Promise<void>): Promise<void> {
    this.#inHand = true;
    this.#lastMove = this.#lastMove.then(async () => {
      this.#inHand = true;
      await this.#quiet();
      await move();
      // Anyone who waits for a delivery that has ended now hears of it first.
      await yieldToEventLoop();
    });
    return this.#lastMove;
  }

  async #jump(at: number): Promise<void> {
    this.skipTo(at);
    await this.#quiet();
  }

  /** When the next sleeper is due; Infinity when no one sleeps. */
  #next(): number {
    return Math.min(...[...this.#sleepers].map(({ at }) => at));
  }

  #sleep(at: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#sleepers.delete(sleeper);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper = { at, wake };
      this.#sleepers.add(sleeper);
      signal?.addEventListener('abort', wake, { once: true });
      this.#noticeQuiet();
    });
  }

  /** Resolves when everybody who works by this clock sleeps. */
  async #quiet(): Promise<void> {
    while (this.#sleepers.size < this.#workers) {
      await new Promise<void>((resolve) => {
        this.#onQuiet = resolve;
      });
    }
  }

  #noticeQuiet(): void {
    if (this.#sleepers.size >= this.#workers) this.#onQuiet?.();
  }
}

function durationOf(by: number | string): number {
  const byMs = typeof by === 'string' ? parseDuration(by.trim()) : by;
  if (typeof byMs === 'number' && byMs >= 0 && byMs <= Number.MAX_SAFE_INTEGER) return byMs;
  throw usageError(
    `The clock advances by milliseconds or a duration, got "${by}".`,
    'For example advance(900_000) or advance("15m").',
  );
}
