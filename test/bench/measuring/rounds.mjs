/**
 * Lets contestants take turns, in alternating order, so that a busy moment of the machine hits all of them alike.
 *
 * @param contestants By name: a function that makes one measurement and returns it, or a promise of it.
 * @param rounds How many measurements of each are kept, after one that is thrown away.
 * @returns By name: the measurements, one for each round.
 */
export async function takeTurns(contestants, rounds) {
  const entries = Object.entries(contestants);
  const measured = Object.fromEntries(entries.map(([name]) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    const order = round % 2 === 0 ? entries : entries.toReversed();
    for (const [name, measure] of order) {
      const value = await measure();
      if (round > 0) measured[name].push(value);
    }
  }
  return measured;
}

/** A contestant that repeats synchronous work for a while and tells how often it was done in a second. */
export function callsPerSecond(work, forMs = 250) {
  return () => {
    const startedAt = performance.now();
    let calls = 0;
    let elapsedMs = 0;
    for (let batch = 1; elapsedMs < forMs; batch = Math.min(batch * 2, 256)) {
      for (let call = 0; call < batch; call += 1) work();
      calls += batch;
      elapsedMs = performance.now() - startedAt;
    }
    return (calls / elapsedMs) * 1_000;
  };
}
