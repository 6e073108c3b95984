/** Something that can be given up. */
export interface Abortable {
  giveUp(): void;
}

/** Gives up what is in flight when its signal is aborted. */
export interface AbortWatch {
  /** Returns a function that ends the watching over one. */
  add(signal: AbortSignal, one: Abortable): () => void;
}

/** Makes an {@link AbortWatch}. It listens once to a signal, however many there are to be given up. */
export function createAbortWatch(): AbortWatch {
  const watched = new WeakMap<AbortSignal, Set<Abortable>>();

  const watch = (signal: AbortSignal) => {
    const all = new Set<Abortable>();
    watched.set(signal, all);
    const giveUpAll = () => {
      for (const one of [...all]) one.giveUp();
    };
    signal.addEventListener('abort', giveUpAll, { once: true });
    return all;
  };

  return {
    add: (signal, one) => {
      const all = watched.get(signal) ?? watch(signal);
      all.add(one);
      return () => {
        all.delete(one);
      };
    },
  };
}
