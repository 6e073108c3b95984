/** Something that can be given up. */
export interface Abortable {
  giveUp(): void;
}

/** Gives up what is in flight when its signal is aborted. */
export interface AbortWatch {
  /** Those that are given up with a signal. Anyone who is over takes itself out. */
  watchedBy(signal: AbortSignal): Set<Abortable>;
}

/** Makes an {@link AbortWatch}. It listens once to a signal, however many there are to be given up. */
export function createAbortWatch(): AbortWatch {
  const watched = new WeakMap<AbortSignal, Set<Abortable>>();

  return {
    watchedBy: (signal) => {
      const known = watched.get(signal);
      if (known !== undefined) return known;
      const all = new Set<Abortable>();
      watched.set(signal, all);
      const giveUpAll = () => {
        for (const one of [...all]) one.giveUp();
      };
      signal.addEventListener('abort', giveUpAll, { once: true });
      return all;
    },
  };
}
