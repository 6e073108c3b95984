import { isSuccess } from '../../delivery/outcome.ts';
import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import type { JsonObject, JsonValue } from '../../internal/json.ts';
import type { Random } from '../../random/random.ts';
import type { CheckContext } from '../engine/check-context.ts';
import { newEffects } from '../evidence/observation/effects.ts';
import type { StoryArrival } from './arrival-table.ts';
import { retell } from './identities.ts';
import { arrivalsOf, planOf, type Variant } from './variant.ts';

/** A story that is told in many ways. */
export interface VariantStory {
  /** In the order in which they happen. */
  readonly events: readonly OutgoingEvent[];
  /** What each event shares with those that no one can put in order. */
  readonly moments: readonly string[];
}

/** A variant of a story that has happened to the receiver. */
export interface ToldVariant {
  /** Every request, in the order in which they came. */
  readonly arrivals: readonly StoryArrival[];
  /** The state of every subject and the effects by now, in the names of the original story. */
  readonly look: () => Promise<JsonObject>;
}

/**
 * Lets a variant of a story happen to the receiver, about people that it does not know yet. The receiver is reset before
 * where that can be done.
 */
export async function tellVariant(
  context: CheckContext,
  story: VariantStory,
  variant: Variant,
  random: Random,
): Promise<ToldVariant> {
  const { probe, processControl } = context;
  await processControl?.reset?.();
  const { events, original } = retell(story.events, random);
  const effectsBefore = (await probe?.readEffects?.()) ?? [];
  const arrivals = await arrive(context, { ...story, events }, variant);

  const kept = variant.befallen.map(({ event }) => events[event]).filter((event) => event !== undefined);
  const lastOfEach = new Map(kept.map((event) => [`${event.subjectType} ${event.subjectId}`, event]));
  const look = async () => {
    const states = await Promise.all(
      [...lastOfEach].map(async ([name, { id, type, subjectId }]): Promise<[string, JsonValue]> => {
        const state = (await probe?.readState?.({ eventId: id, eventType: type, subjectId })) ?? null;
        return [String(original(name)), original(state)];
      }),
    );
    const effects = newEffects(effectsBefore, (await probe?.readEffects?.()) ?? []);
    const done = effects.map(({ kind, key }) => `${kind} ${String(original(key))}`).sort();
    return { ...Object.fromEntries(states), effects: done };
  };
  return { arrivals, look };
}

async function arrive(
  context: CheckContext,
  { events, moments }: VariantStory,
  variant: Variant,
): Promise<readonly StoryArrival[]> {
  const planned = arrivalsOf(variant, moments);
  const places = new Map(events.map(({ id }, place) => [id, place]));
  const killers = new Set(
    variant.befallen.flatMap(({ event, killed }) => (killed ? (events[event]?.id ?? []) : [])),
  );
  const arrivals: StoryArrival[] = [];
  let mustDie = false;
  const killIfDue = async () => {
    if (!mustDie) return;
    mustDie = false;
    await context.processControl?.kill?.();
    await context.processControl?.restart?.();
  };
  await context.deliverAll(planOf(planned, events, variant.spacingMs), {
    beforeAttempt: killIfDue,
    onExchange: (exchange, attempt) => {
      const { id } = exchange.variation.event;
      mustDie = isSuccess(exchange.result.outcome) && killers.delete(id);
      arrivals.push({ event: places.get(id) ?? 0, attempt, killed: mustDie, exchange });
    },
  });
  await killIfDue();
  return arrivals;
}
