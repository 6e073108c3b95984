/** A count with its noun: `1 attempt`, `3 attempts`, `2 deliveries`. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
