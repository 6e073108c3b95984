import type { Effect } from '../../engine/probe.ts';

/** The effects that came between two looks at them. */
export function newEffects(before: readonly Effect[], after: readonly Effect[]): readonly Effect[] {
  return after.slice(before.length);
}

/** Effects that happened more than once, a line for each key: `mail "to ada@example.com: Welcome": 2 times`. */
export function repeatedEffects(effects: readonly Effect[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { key, kind } of effects) {
    const name = `${kind} "${key}"`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([name, count]) => `${name}: ${count} times`);
}
