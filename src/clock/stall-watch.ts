import type { IdleWatch } from './idle-watch.ts';
import { everyRealMs, stopwatchMs } from './wall-clock.ts';

/** How often it is looked whether this process runs, in real milliseconds. */
const BEAT_MS = 25;
/** A beat may be so much late without anything having stalled. */
const USUAL_DELAY_MS = 25;
/** After how many beats in a row that no one needed watching ends. */
const IDLE_BEATS = 40;
/** Every how many beats it is looked how busy the machine is. */
const BEATS_PER_LOOK = 4;
const MOST_REMEMBERED = 256;

/** What a time was not there for. */
export interface LostTime {
  /** How many real milliseconds of it this process did not run. */
  readonly stalledMs: number;
  /** Whether no processor of the machine had time to spare; false where that is not watched. */
  readonly machineWasBusy: boolean;
}

/** Said of a time that no one watched. */
export const NOTHING_LOST: LostTime = { stalledMs: 0, machineWasBusy: false };

interface Stall {
  readonly from: number;
  readonly to: number;
}

/**
 * Knows when this process did not run: suspended, starved by others, or busy with something that blocked its event loop. A
 * timeout in such a time says nothing about the other side.
 */
export class StallWatch {
  #stalls: Stall[] = [];
  #lastBeat = 0;
  #idleBeats = 0;
  #beats = 0;
  #stop: (() => void) | undefined;
  readonly #isNeeded: () => boolean;
  readonly #machine: IdleWatch | undefined;

  /**
   * @param isNeeded Whether someone still waits; where not, watching ends after a moment.
   * @param machine What is told to look at the machine as well.
   */
  constructor(isNeeded: () => boolean, machine?: IdleWatch) {
    this.#isNeeded = isNeeded;
    this.#machine = machine;
  }

  /** Watches from now on, as long as that is needed. */
  watch(): void {
    if (this.#stop !== undefined) return;
    this.#lastBeat = stopwatchMs();
    this.#machine?.look(this.#lastBeat);
    this.#stop = everyRealMs(BEAT_MS, () => this.#beat());
  }

  /** What a time up to now was not there for. */
  lostTime(from: number, to: number): LostTime {
    const stalledMs = this.#stalledMs(from, to);
    return { stalledMs, machineWasBusy: this.#machine?.wasBusy(from, to) ?? false };
  }

  #stalledMs(from: number, to: number): number {
    this.#note(to);
    let sum = 0;
    for (const stall of this.#stalls) {
      sum += Math.max(0, Math.min(stall.to, to) - Math.max(stall.from, from));
    }
    return sum;
  }

  #beat(): void {
    const now = stopwatchMs();
    this.#note(now);
    this.#beats += 1;
    if (this.#beats % BEATS_PER_LOOK === 0) this.#machine?.look(now);
    this.#idleBeats = this.#isNeeded() ? 0 : this.#idleBeats + 1;
    if (this.#idleBeats < IDLE_BEATS) return;
    this.#idleBeats = 0;
    this.#stop?.();
    this.#stop = undefined;
  }

  #note(now: number): void {
    if (this.#stop === undefined) return;
    const due = this.#lastBeat + BEAT_MS;
    if (now - due > USUAL_DELAY_MS) {
      this.#stalls.push({ from: due, to: now });
      if (this.#stalls.length > MOST_REMEMBERED) this.#stalls = this.#stalls.slice(-MOST_REMEMBERED / 2);
    }
    this.#lastBeat = now;
  }
}
