import { stopwatchMs } from '../../../clock/wall-clock.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { type FactScope, type Facts, factsOf } from './facts.ts';
import { type Observation, observe } from './observe.ts';
import type { RenamedEvent } from './told-event.ts';

/** One event whose work is watched, from before it was sent. */
export interface Single {
  readonly told: RenamedEvent;
  /** What was there before it came. */
  readonly before: Observation;
  /** What it has left behind by now. Never less than before: a restart may forget. */
  facts(): Promise<Facts>;
  /** Takes what is known by now for all that ever comes: where what others leave behind counts too. */
  freeze(): void;
}

/** How many settling times pass before a single event is not looked at any more. */
const LOOKED_AT_FOR = 3;

/** Begins to watch an event that is sent next. */
export async function watchSingle(
  context: Pick<CheckContext, 'probe' | 'settleMs'>,
  told: RenamedEvent,
  scope: FactScope,
): Promise<Single> {
  const before = await observe(context, told.event);
  const startedAt = stopwatchMs();
  let known: Facts = new Map();
  let isFinal = false;
  return {
    told,
    before,
    facts: async () => {
      if (isFinal) return known;
      const isLast = stopwatchMs() - startedAt > LOOKED_AT_FOR * context.settleMs && context.settleMs > 0;
      known = atLeast(known, factsOf(told, before, await observe(context, told.event), scope));
      isFinal = isLast;
      return known;
    },
    freeze: () => {
      isFinal = true;
    },
  };
}

function atLeast(old: Facts, now: Facts): Facts {
  const places = new Set([...old.keys(), ...now.keys()]);
  return new Map(
    [...places].map((place) => {
      const [was, is] = [old.get(place) ?? [], now.get(place) ?? []];
      return [place, is.length >= was.length ? is : was] as const;
    }),
  );
}
