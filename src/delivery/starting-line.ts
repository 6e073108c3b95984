import { afterRealMs, yieldToEventLoop } from '../clock/wall-clock.ts';

/**
 * Where the runners of a race wait for each other: all are released together, a moment after the last one has come.
 */
export interface StartingLine {
  /** Takes part in the race. As many have to enter as the line was made for. */
  enter(): Runner;
}

/** One who takes part in a race. */
export interface Runner {
  /** Resolves when every runner has come or left. */
  arrive(): Promise<void>;
  /** Tells that this runner comes no more, so that the others do not wait. Means nothing once it has come or left. */
  leave(): void;
}

/** How long the receiver has for taking in what has come before the last bytes do, in real milliseconds. */
const READY_MS = 20;
/** A receiver in this very process accepts a connection in one turn of the event loop and reads it in the next. */
const READY_TURNS = 3;

/** Makes a {@link StartingLine} for a number of runners. */
export function createStartingLine(runners: number): StartingLine {
  let missing = runners;
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });

  return {
    enter: () => {
      let isMissing = true;
      const leave = () => {
        if (!isMissing) return;
        isMissing = false;
        missing -= 1;
        if (missing === 0) afterRealMs(READY_MS, () => void receiverIsReady().then(release));
      };
      return {
        arrive: () => {
          leave();
          return released;
        },
        leave,
      };
    },
  };
}

async function receiverIsReady(): Promise<void> {
  for (let turn = 0; turn < READY_TURNS; turn += 1) await yieldToEventLoop();
}
