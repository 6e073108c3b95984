/** A list that may be longer than memory: its items are made, or read, when they are asked for. Arrays are one. */
export interface LongList<T> extends Iterable<T> {
  readonly length: number;
  /** `undefined` beyond the end. */
  readonly at: (index: number) => T | undefined;
}

/** A list whose items are made anew each time. */
export function longList<T>(length: number, at: (index: number) => T | undefined): LongList<T> {
  return {
    length,
    at,
    *[Symbol.iterator]() {
      for (let index = 0; index < length; index += 1) {
        const item = at(index);
        if (item !== undefined) yield item;
      }
    },
  };
}

/** The items of a list, changed as they are asked for. */
export function mapList<T, U>(list: LongList<T>, change: (item: T) => U): LongList<U> {
  return longList(list.length, (index) => {
    const item = list.at(index);
    return item === undefined ? undefined : change(item);
  });
}

/** A list and what comes after it. */
export function listWith<T>(list: LongList<T>, more: readonly T[]): LongList<T> {
  return longList(list.length + more.length, (index) =>
    index < list.length ? list.at(index) : more[index - list.length],
  );
}
