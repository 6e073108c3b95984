import { stopwatchMs } from './wall-clock.ts';

/** A machine of whose processors' time less than this was left over is busy. */
const BUSY_SHARE = 0.1;
/** Systems count the time of processors in steps of up to 16 ms, so less than this tells nothing. */
const SHORTEST_MS = 50;
const MOST_REMEMBERED = 128;

/** The time that all processors of a machine have had nothing to do, in milliseconds since some start. */
export interface IdleTime {
  readonly idleMs: number;
  readonly processors: number;
}

interface Sample extends IdleTime {
  readonly at: number;
}

/** Knows whether the machine had any time to spare: where not, every process waits for its turn, a receiver included. */
export class IdleWatch {
  #samples: Sample[] = [];
  readonly #read: () => IdleTime;

  /** @param read Default: the system's own count. */
  constructor(read: () => IdleTime = readIdleTime) {
    this.#read = read;
  }

  /** Looks once; what lies between two looks can be told apart later. */
  look(at: number = stopwatchMs()): void {
    this.#samples.push({ ...this.#read(), at });
    if (this.#samples.length > MOST_REMEMBERED) this.#samples = this.#samples.slice(-MOST_REMEMBERED / 2);
  }

  /** Whether all processors were busy from a moment to now, both by the stopwatch. */
  wasBusy(from: number, to: number): boolean {
    const last = this.#samples.at(-1);
    if (last === undefined || to - last.at >= SHORTEST_MS) this.look(to);
    const [first, ...others] = this.#samples;
    if (first === undefined) return false;
    const begin = others.reduce(
      (best, one) => (distance(one, from) < distance(best, from) ? one : best),
      first,
    );
    const end = this.#samples.at(-1) ?? begin;
    const spanMs = end.at - begin.at;
    if (spanMs < SHORTEST_MS || end.processors === 0) return false;
    return (end.idleMs - begin.idleMs) / (spanMs * end.processors) < BUSY_SHARE;
  }
}

function distance({ at }: Sample, moment: number): number {
  return Math.abs(at - moment);
}

function readIdleTime(): IdleTime {
  const processors = process.getBuiltinModule('node:os').cpus();
  return {
    idleMs: processors.reduce((sum, { times }) => sum + times.idle, 0),
    processors: processors.length,
  };
}
