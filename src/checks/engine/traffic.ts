/** What is on its way to the receiver, from all checks. */
export interface Traffic {
  /** Does something beside whatever else is under way, and tells whether it had the receiver for itself. */
  enter<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly wasAlone: boolean }>;
  /** Does something when everything under way has ended; what comes meanwhile waits. */
  enterAlone<T>(work: () => Promise<T>): Promise<T>;
}

/** Makes a {@link Traffic}. */
export function createTraffic(): Traffic {
  let entered = 0;
  let underWay = 0;
  let alone: Promise<unknown> = Promise.resolve();
  let aloneWaiting = 0;
  const ended: (() => void)[] = [];

  const leave = () => {
    underWay -= 1;
    if (underWay === 0) for (const go of ended.splice(0)) go();
  };
  return {
    enter: async (work) => {
      while (aloneWaiting > 0) await alone.catch(() => undefined);
      const others = underWay;
      entered += 1;
      const own = entered;
      underWay += 1;
      try {
        const result = await work();
        return { result, wasAlone: others === 0 && entered === own };
      } finally {
        leave();
      }
    },
    enterAlone: async (work) => {
      aloneWaiting += 1;
      const before = alone;
      const turn = (async () => {
        await before.catch(() => undefined);
        if (underWay > 0) await new Promise<void>((resolve) => ended.push(resolve));
        try {
          return await work();
        } finally {
          aloneWaiting -= 1;
        }
      })();
      alone = turn;
      return await turn;
    },
  };
}
