/** A stream of events with any number of listeners. Nothing is kept for listeners that come later. */
export interface EventStream<Event> {
  readonly announce: (event: Event) => void;
  readonly subscribe: (listener: (event: Event) => void) => () => void;
  /** Each iteration starts with the next event and ends when the stream ends. */
  readonly events: AsyncIterable<Event>;
  readonly end: () => void;
}

/** Makes an {@link EventStream}. */
export function createEventStream<Event>(): EventStream<Event> {
  const listeners = new Set<(event: Event) => void>();
  const endings = new Set<() => void>();

  const subscribe = (listener: (event: Event) => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };

  return {
    announce: (event) => {
      for (const listener of [...listeners]) listener(event);
    },
    subscribe,
    events: { [Symbol.asyncIterator]: () => iterate(subscribe, endings) },
    end: () => {
      for (const ending of [...endings]) ending();
      listeners.clear();
    },
  };
}

function iterate<Event>(
  subscribe: EventStream<Event>['subscribe'],
  endings: Set<() => void>,
): AsyncIterator<Event> {
  const waiting: Event[] = [];
  let wake: () => void = () => undefined;
  let ended = false;
  const unsubscribe = subscribe((event) => {
    waiting.push(event);
    wake();
  });
  const end = () => {
    ended = true;
    endings.delete(end);
    unsubscribe();
    wake();
  };
  endings.add(end);

  return {
    next: async () => {
      while (waiting.length === 0 && !ended) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const value = waiting.shift();
      return value === undefined ? { done: true, value: undefined } : { done: false, value };
    },
    return: () => {
      end();
      waiting.length = 0;
      return Promise.resolve({ done: true, value: undefined });
    },
  };
}
