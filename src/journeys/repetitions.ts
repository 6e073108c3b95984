/** More repetitions than any story has. */
export const MOST_REPETITIONS = 10_000;
