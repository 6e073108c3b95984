/** Keeps a limited number of items. When it is full, notable ones take the place of the oldest others. */
export interface NotableItems<Item> {
  readonly add: (item: Item, notable: boolean) => void;
  /** The kept ones, in the order in which they came. */
  readonly items: () => Item[];
  /** How many came and were not recorded. */
  readonly left: () => number;
}

/** Makes {@link NotableItems}. */
export function createNotableItems<Item>(limit: number): NotableItems<Item> {
  const kept = new Map<number, Item>();
  const ordinary = new Set<number>();
  let came = 0;

  return {
    add: (item, notable) => {
      came += 1;
      if (kept.size >= limit) {
        const [oldest] = ordinary;
        if (!notable || oldest === undefined) return;
        kept.delete(oldest);
        ordinary.delete(oldest);
      }
      kept.set(came, item);
      if (!notable) ordinary.add(came);
    },
    items: () => [...kept.values()],
    left: () => came - kept.size,
  };
}
