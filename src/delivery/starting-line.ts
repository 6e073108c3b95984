/**
 * Where the runners of a race wait for each other: all are released when the last one has come. One that can no
 * longer come leaves, so that the others do not wait for it.
 */
export interface StartingLine {
  /** Resolves when every runner has come or left. */
  arrive(): Promise<void>;
  leave(): void;
}

/** Makes a {@link StartingLine} for a number of runners. */
export function createStartingLine(runners: number): StartingLine {
  let missing = runners;
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const countDown = () => {
    missing -= 1;
    if (missing <= 0) release();
  };

  return {
    arrive: () => {
      countDown();
      return released;
    },
    leave: countDown,
  };
}
