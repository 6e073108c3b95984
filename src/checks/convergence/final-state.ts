import { isSuccess } from '../../delivery/outcome.ts';
import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import type { JsonObject, JsonValue } from '../../internal/json.ts';
import type { Random } from '../../random/random.ts';
import type { CheckContext } from '../check-context.ts';
import type { Exchange } from '../exchange.ts';
import { newEffects } from '../observation/effect-counts.ts';
import { retell } from './identities.ts';
import { arrivalsOf, planOf, type Variant } from './variant.ts';

/** What a receiver has made of a variant of a story. */
export interface StoryEnd {
  /** The state of every subject and the effects, in the names of the original story. */
  readonly state: JsonObject;
  readonly exchanges: readonly Exchange[];
}

/**
 * Lets a variant of a story happen to the receiver, about people that it does not know yet, and looks at what is there in
 * the end. The receiver is reset before where that can be done.
 */
export async function endOf(
  context: CheckContext,
  story: readonly OutgoingEvent[],
  variant: Variant,
  random: Random,
): Promise<StoryEnd> {
  const { probe, processControl } = context;
  await processControl?.reset?.();
  const { events, original } = retell(story, random);
  const effectsBefore = (await probe?.readEffects?.()) ?? [];
  const exchanges = await arrive(context, variant, events);

  const kept = variant.map(({ event }) => events[event]).filter((event) => event !== undefined);
  const lastOfEach = new Map(kept.map((event) => [`${event.subjectType} ${event.subjectId}`, event]));
  const states = await Promise.all(
    [...lastOfEach].map(async ([name, { id, type, subjectId }]): Promise<[string, JsonValue]> => {
      const state = (await probe?.readState?.({ eventId: id, eventType: type, subjectId })) ?? null;
      return [String(original(name)), original(state)];
    }),
  );
  const effects = newEffects(effectsBefore, (await probe?.readEffects?.()) ?? []);
  const done = effects.map(({ kind, key }) => `${kind} ${String(original(key))}`).sort();
  return { state: { ...Object.fromEntries(states), effects: done }, exchanges };
}

async function arrive(
  context: CheckContext,
  variant: Variant,
  events: readonly OutgoingEvent[],
): Promise<readonly Exchange[]> {
  const arrivals = arrivalsOf(variant);
  const killers = new Set(
    arrivals.flatMap(({ befallen }) => (befallen.killed ? (events[befallen.event]?.id ?? []) : [])),
  );
  let mustDie = false;
  const killIfDue = async () => {
    if (!mustDie) return;
    mustDie = false;
    await context.processControl?.kill?.();
    await context.processControl?.restart?.();
  };
  const exchanges = await context.deliverAll(planOf(arrivals, events), {
    beforeAttempt: killIfDue,
    onExchange: ({ variation, result }) => {
      if (isSuccess(result.outcome) && killers.delete(variation.event.id)) mustDie = true;
    },
  });
  await killIfDue();
  return exchanges;
}
