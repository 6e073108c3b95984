/** The middle value; of an even number of values, the mean of the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle) - 1]) / 2;
}

/**
 * Compares two contestants round by round, so that whatever slowed the machine during a round slows both.
 *
 * @returns Median, smallest and largest of the rounds' ratios.
 */
export function ratio(ours, reference) {
  const ratios = ours.map((value, round) => value / reference[round]);
  return { median: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) };
}
