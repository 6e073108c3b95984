import { stopwatchMs } from '../../clock/wall-clock.ts';
import type { EventOptions, EventRequest } from '../../compose/simulator.ts';
import { createRandom } from '../../random/random.ts';
import type { WeightedEventType } from '../parse/event-selection.ts';

/** How many events a run has. */
export interface EventVolume {
  /** How many rounds; a round has every event type as often as its weight says. @default 1, or no limit with a duration */
  readonly count: number | undefined;
  /** Simulated events per second. */
  readonly ratePerSecond: number | undefined;
  /** For how long events happen, in milliseconds: at a rate simulated ones, without a rate real ones. */
  readonly durationMs: number | undefined;
}

/** How many events there will be; `undefined` when only time will tell. */
export function countEvents(types: readonly WeightedEventType[], volume: EventVolume): number | undefined {
  const { count, ratePerSecond, durationMs } = volume;
  const perRound = types.reduce((sum, { weight }) => sum + weight, 0);
  const byCount = count === undefined ? undefined : count * perRound;
  if (durationMs === undefined) return byCount ?? perRound;
  if (ratePerSecond === undefined) return undefined;
  const byRate = Math.max(1, Math.floor((ratePerSecond * durationMs) / 1_000));
  return byCount === undefined ? byRate : Math.min(byCount, byRate);
}

/** The requests of a run, round after round. Rounds with weights are mixed by the seed. */
export function* makeRequests(
  types: readonly WeightedEventType[],
  volume: EventVolume,
  shared: EventOptions,
  seed: string,
): Generator<EventRequest> {
  const round = types.flatMap(({ entry, weight, own = {} }) => {
    const request: EventRequest = { ...both(shared, own), eventType: entry.name };
    return Array.from({ length: weight }, () => request);
  });
  const isMixed = types.some(({ weight }) => weight > 1);
  const random = createRandom(seed).fork('mix');
  const total = countEvents(types, volume);
  const startedAt = stopwatchMs();
  const isOver = (made: number) => {
    if (total !== undefined) return made >= total;
    if (volume.count !== undefined && made >= volume.count * round.length) return true;
    return stopwatchMs() - startedAt >= (volume.durationMs ?? 0);
  };

  for (let made = 0; ; ) {
    const requests = isMixed ? shuffled(round, () => random.next()) : round;
    for (const request of requests) {
      if (isOver(made)) return;
      made += 1;
      yield request;
    }
  }
}

/** The options of all events with those of one: its overrides come on top, a body of its own stands alone. */
function both(shared: EventOptions, own: EventOptions): EventOptions {
  if (own.body !== undefined) {
    const { set: _set, setJson: _setJson, unset: _unset, merge: _merge, ...rest } = shared;
    return { ...rest, ...own };
  }
  return {
    ...shared,
    ...own,
    set: { ...shared.set, ...own.set },
    setJson: { ...shared.setJson, ...own.setJson },
    unset: [...(shared.unset ?? []), ...(own.unset ?? [])],
    merge: [...(shared.merge ?? []), ...(own.merge ?? [])],
  };
}

function shuffled<T>(items: readonly T[], next: () => number): T[] {
  return items
    .map((item) => ({ item, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
