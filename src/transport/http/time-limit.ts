import { afterRealMs, stopwatchMs } from '../../clock/wall-clock.ts';

/** Something that may take only so long. */
export interface Limited {
  timedOut(): void;
}

/**
 * Ends what takes longer than a limit, which is the same for all. One timer is enough: whoever began first runs out of time
 * first.
 */
export class TimeLimit {
  readonly limitMs: number;
  /** When each of them began, the first one first. */
  readonly #begun = new Map<Limited, number>();
  #callOff: (() => void) | undefined;

  /** @param limitMs Real milliseconds. */
  constructor(limitMs: number) {
    this.limitMs = limitMs;
  }

  /** Gives one its time, from now on. One that has time left gets it all again. */
  begin(one: Limited): void {
    this.#begun.delete(one);
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
      one.timedOut();
    }
    this.#callOff = undefined;
  }
}
