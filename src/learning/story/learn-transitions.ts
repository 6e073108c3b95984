import type { LearnedTransition } from '../overlay/overlay.ts';
import type { ObservedBody } from '../shape/observed-body.ts';

/** Waits are told as ranges between these, in milliseconds: a wait by itself would tell who it was. */
const STEPS: readonly (readonly [ms: number, text: string])[] = [
  [0, '0s'],
  [1_000, '1s'],
  [10_000, '10s'],
  [60_000, '1m'],
  [600_000, '10m'],
  [3_600_000, '1h'],
  [86_400_000, '1d'],
  [604_800_000, '7d'],
  [2_592_000_000, '30d'],
];
/** Rarer ones say little. */
const MOST_TRANSITIONS = 200;
const MOST_SEEN = 999;

/** Which event follows which about the same person, how often and after how long. */
export function learnTransitions(bodies: readonly ObservedBody[]): readonly LearnedTransition[] {
  const found = new Map<string, { after: string; next: string; waits: number[] }>();
  for (const story of storiesOf(bodies)) {
    story.forEach((body, index) => {
      const before = story[index - 1];
      if (before === undefined) return;
      const key = `${before.eventType} ${body.eventType}`;
      const entry = found.get(key) ?? { after: before.eventType, next: body.eventType, waits: [] };
      found.set(key, entry);
      entry.waits.push(body.createdAt - before.createdAt);
    });
  }
  return [...found.values()]
    .sort((a, b) => b.waits.length - a.waits.length)
    .slice(0, MOST_TRANSITIONS)
    .map(({ after, next, waits }) => ({
      after,
      next,
      seen: Math.min(waits.length, MOST_SEEN),
      wait: usualWait(waits),
    }));
}

/** The events of each person in order of time, each event once. */
export function storiesOf(bodies: readonly ObservedBody[]): readonly (readonly ObservedBody[])[] {
  const stories = new Map<string, Map<string, ObservedBody>>();
  for (const body of bodies) {
    const story = stories.get(body.person) ?? new Map<string, ObservedBody>();
    stories.set(body.person, story);
    if (!story.has(body.eventId)) story.set(body.eventId, body);
  }
  return [...stories.values()].map((story) => [...story.values()].sort((a, b) => a.createdAt - b.createdAt));
}

/** The range that the median lies in. */
function usualWait(waits: readonly number[]): string {
  const median = [...waits].sort((a, b) => a - b)[Math.floor(waits.length / 2)] ?? 0;
  const above = STEPS.findIndex(([ms]) => ms > median);
  if (above === -1) return `more than ${STEPS.at(-1)?.[1]}`;
  return `${STEPS[above - 1]?.[1] ?? '0s'} to ${STEPS[above]?.[1]}`;
}
