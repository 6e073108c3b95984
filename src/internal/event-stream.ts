/** A stream of events with any number of listeners. Nothing is kept for listeners that come later. */
export interface EventStream<Event> {
  readonly announce: (event: Event) => void;
  readonly subscribe: (listener: (event: Event) => void) => () => void;
  /** Each iteration starts with the next event and ends when the stream ends. */
  readonly events: AsyncIterable<Event>;
  /** Ends every iteration, those that begin later too. */
  readonly end: () => void;
}

/** Makes an {@link EventStream}. */
export function createEventStream<Event>(): EventStream<Event> {
  /** Replaced where it changes, so that anyone who is called at the moment may come and go. */
  let listeners: readonly ((event: Event) => void)[] = [];
  const endings = new Set<() => void>();
  let ended = false;

  const subscribe = (listener: (event: Event) => void) => {
    // Wrapped, so that a listener that subscribes twice is called twice and can leave once.
    const own = (event: Event) => listener(event);
    listeners = [...listeners, own];
    return () => {
      listeners = listeners.filter((other) => other !== own);
    };
  };

  return {
    announce: (event) => {
      for (const listener of listeners) listener(event);
    },
    subscribe,
    events: {
      [Symbol.asyncIterator]: () => {
        const { iterator, end } = iterate(subscribe, () => endings.delete(end));
        endings.add(end);
        if (ended) end();
        return iterator;
      },
    },
    end: () => {
      ended = true;
      for (const ending of [...endings]) ending();
      listeners = [];
    },
  };
}

function iterate<Event>(
  subscribe: EventStream<Event>['subscribe'],
  onEnd: () => void,
): { readonly iterator: AsyncIterator<Event>; readonly end: () => void } {
  const waitingEvents: Event[] = [];
  const waitingReaders: ((result: IteratorResult<Event, undefined>) => void)[] = [];
  let ended = false;

  const unsubscribe = subscribe((event) => {
    const reader = waitingReaders.shift();
    if (reader === undefined) waitingEvents.push(event);
    else reader({ done: false, value: event });
  });
  const end = () => {
    ended = true;
    unsubscribe();
    onEnd();
    for (const reader of waitingReaders.splice(0)) reader({ done: true, value: undefined });
  };

  return {
    end,
    iterator: {
      next: () => {
        const event = waitingEvents.shift();
        if (event !== undefined) return Promise.resolve({ done: false, value: event });
        if (ended) return Promise.resolve({ done: true, value: undefined });
        return new Promise((resolve) => {
          waitingReaders.push(resolve);
        });
      },
      return: () => {
        waitingEvents.length = 0;
        end();
        return Promise.resolve({ done: true, value: undefined });
      },
    },
  };
}
