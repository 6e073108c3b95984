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
  /** What it was seen to leave behind a moment ago. Never less than before: a restart may forget. */
  facts(): Promise<Facts>;
  /** The same, looked at now. */
  look(): Promise<Facts>;
  /** Takes what is known by now for all that ever comes: where what others leave behind counts too. */
  freeze(): void;
}

/** An event, and what was there before it came. */
export interface Beginning {
  readonly told: RenamedEvent;
  readonly before: Observation;
  readonly startedAt: number;
}

/** How many settling times pass before a single event is not looked at any more. */
const LOOKED_AT_FOR = 3;
/** How old a look may be that serves several who watch, in real milliseconds. */
const FRESH_MS = 250;

/** Begins to watch an event that is sent next. */
export async function watchSingle(
  context: Pick<CheckContext, 'probe' | 'settleMs'>,
  told: RenamedEvent,
  scope: FactScope,
): Promise<Single> {
  return singleSince(context, await beginSingle(context, told), scope);
}

/** Looks at what is there before an event comes. */
export async function beginSingle(
  context: Pick<CheckContext, 'probe'>,
  told: RenamedEvent,
): Promise<Beginning> {
  return { told, before: await observe(context, told.event), startedAt: stopwatchMs() };
}

/** Watches an event since its beginning, where it was not yet known what is its own. */
export function singleSince(
  context: Pick<CheckContext, 'probe' | 'settleMs'>,
  { before, startedAt, told }: Beginning,
  scope: FactScope,
): Single {
  let known: Facts = new Map();
  let knownAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<Facts> | undefined;
  let isFinal = false;
  const look = async () => {
    if (isFinal) return known;
    const lookedAt = stopwatchMs();
    known = atLeast(known, factsOf(told, before, await observe(context, told.event), scope));
    knownAt = Math.max(knownAt, lookedAt);
    if (context.settleMs > 0 && lookedAt - startedAt > LOOKED_AT_FOR * context.settleMs) isFinal = true;
    return known;
  };
  return {
    told,
    before,
    facts: async () => {
      if (isFinal || stopwatchMs() - knownAt < FRESH_MS) return known;
      looking ??= look().finally(() => {
        looking = undefined;
      });
      return await looking;
    },
    look,
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
