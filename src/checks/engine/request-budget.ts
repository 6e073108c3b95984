/** How many requests a run of checks may still send. */
export interface RequestBudget {
  /** How many were sent so far. */
  readonly spent: number;
  /** Takes one request out of the budget; false when it is used up. */
  take(): boolean;
}

/** Makes a {@link RequestBudget}. */
export function createRequestBudget(most: number): RequestBudget {
  let spent = 0;
  return {
    get spent() {
      return spent;
    },
    take: () => {
      if (spent >= most) return false;
      spent += 1;
      return true;
    },
  };
}
