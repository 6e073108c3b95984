import { StallWatch } from '../../clock/stall-watch.ts';
import { afterRealMs, onceInputIsHandled, stopwatchMs } from '../../clock/wall-clock.ts';

/** Something that may take only so long. */
export interface Limited {
  /** @param stalledMs How many real milliseconds of its time this process did not run; 0 where that is not watched. */
  timedOut(stalledMs: number): void;
}

/**
 * Ends what takes longer than a limit, which is the same for all. One timer is enough: anyone who began first runs out of time
 * first.
 */
export class TimeLimit {
  readonly limitMs: number;
  readonly #stalls: StallWatch | undefined;
  /** When each of them began, the first one first. */
  readonly #begun = new Map<Limited, number>();
  #callOff: (() => void) | undefined;

  /**
   * @param limitMs Real milliseconds.
   * @param watchesStalls Whether it is told apart when this process did not run. @default false
   */
  constructor(limitMs: number, { watchesStalls = false } = {}) {
    this.limitMs = limitMs;
    this.#stalls = watchesStalls ? new StallWatch(() => this.#begun.size > 0) : undefined;
  }

  /** Gives one its time, from now on. One that has time left gets it all again. */
  begin(one: Limited): void {
    this.#begun.delete(one);
    this.#stalls?.watch();
    this.#begun.set(one, stopwatchMs());
    this.#callOff ??= afterRealMs(this.limitMs, () => this.#look());
  }

  /** Tells that one is over. */
  end(one: Limited): void {
    this.#begun.delete(one);
    if (this.#begun.size > 0) return;
    this.#callOff?.();
    this.#callOff = undefined;
  }

  #look(): void {
    const now = stopwatchMs();
    for (const [one, begunAt] of this.#begun) {
      const leftMs = begunAt + this.limitMs - now;
      if (leftMs > 0) {
        this.#callOff = afterRealMs(Math.ceil(leftMs), () => this.#look());
        return;
      }
      this.#begun.delete(one);
      this.#timeOut(one, begunAt, now);
    }
    this.#callOff = undefined;
  }

  #timeOut(one: Limited, begunAt: number, now: number): void {
    const stalledMs = this.#stalls?.stalledMs(begunAt, now) ?? 0;
    // What came while this process did not run has not been read yet.
    if (stalledMs === 0) one.timedOut(0);
    else
      onceInputIsHandled(() => {
        if (!this.#begun.has(one)) one.timedOut(stalledMs);
      });
  }
}
