/** Where the runners of a race wait for each other: all are released when the last one has come. */
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
        if (missing === 0) release();
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
