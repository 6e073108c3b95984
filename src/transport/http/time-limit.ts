import { type LostTime, NOTHING_LOST, type StallWatch } from '../../clock/stall-watch.ts';
import { afterRealMs, onceInputIsHandled, stopwatchMs } from '../../clock/wall-clock.ts';

/** Something that may take only so long. */
export interface Limited {
  /** @param lost What its time was not there for; nothing where that is not watched. */
  timedOut(lost: LostTime): void;
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
   * @param watch Makes what tells apart when this process did not run. Default: nothing does.
   */
  constructor(limitMs: number, watch?: (isNeeded: () => boolean) => StallWatch) {
    this.limitMs = limitMs;
    this.#stalls = watch?.(() => this.#begun.size > 0);
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
    if (this.#stalls === undefined) {
      one.timedOut(NOTHING_LOST);
      return;
    }
    const lost = this.#stalls.lostTime(begunAt, now);
    // What came while this process was busy has not been read yet.
    onceInputIsHandled(() => {
      if (!this.#begun.has(one)) one.timedOut(lost);
    });
  }
}
