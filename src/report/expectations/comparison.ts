/** The operators of comparisons, as they are written. */
export const OPERATORS = ['=', '!=', '<', '<=', '>', '>='] as const;

/** One of the {@link OPERATORS}. */
export type Operator = (typeof OPERATORS)[number];

/** What a number is compared with. */
export interface Comparison {
  readonly operator: Operator;
  readonly value: number;
}

/** Whether a number satisfies a comparison. */
export function satisfies(actual: number, comparison: Comparison): boolean {
  return allSatisfy(actual, actual, comparison);
}

/** Whether every number of a range satisfies a comparison: what is known while only the range is known. */
export function allSatisfy(least: number, most: number, { operator, value }: Comparison): boolean {
  switch (operator) {
    case '=':
      return least === value && most === value;
    case '!=':
      return value < least || value > most;
    case '<':
      return most < value;
    case '<=':
      return most <= value;
    case '>':
      return least > value;
    case '>=':
      return least >= value;
    default:
      return operator satisfies never;
  }
}
