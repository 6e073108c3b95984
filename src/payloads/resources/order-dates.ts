import type { JsonObject } from '../../internal/json.ts';
import type { Random } from '../../random/random.ts';
import type { Purchase } from '../scene/purchase.ts';
import type { Scene } from '../scene/scene.ts';
import { addMonths, DAY_MS, iso, SECOND_MS, wholeSecond } from '../scene/story-time.ts';
import { SHOP_VOCABULARY } from '../vocabulary/shop-vocabulary.ts';
import type { OrderState } from './order-state.ts';

/** The part of an order that follows from its state and age. Dates of the past are never later than the event. */
export interface OrderDates {
  readonly columns: JsonObject;
  readonly paidUntil: string | null;
  /** How many recurring payments have arrived; 0 for a single order. */
  readonly paidCount: number;
}

const NO_CANCELLATION = {
  canceled_at: null,
  canceled_by: null,
  cancel_reason: null,
  cancel_description: null,
};

/** Dates, trial and cancellation of an order. */
export function orderDates(scene: Scene, state: OrderState, purchase: Purchase, random: Random): OrderDates {
  const { bornAt, touchedAt } = scene.time;
  if (state.kind === 'one-time-order') {
    return { columns: { ...quiet(state), activated_at: null }, paidUntil: null, paidCount: 0 };
  }

  const months = purchase.lines[0]?.variant.price.intervalCount ?? 1;
  const trial = trialOf(scene, state, random);
  const startedAt = trial?.endsAt ?? bornAt;
  const period = periodAround(startedAt, months, scene.at);
  const runs = state.service === 'active';
  const nextChargeAt = state.inTrial ? (trial?.endsAt ?? period.endsAt) : period.endsAt;
  const duration = purchase.lines[0]?.variant.price.duration ?? null;
  const paidOff = state.service === 'completed' ? duration : null;
  const counted = state.inTrial || state.service === 'pending' ? 0 : period.number;

  return {
    columns: {
      ...quiet(state),
      activated_at:
        state.service === 'pending'
          ? null
          : iso(Math.min(wholeSecond(touchedAt), wholeSecond(bornAt) + 3 * SECOND_MS)),
      trial_end_at: trial === null ? null : iso(trial.endsAt),
      next_charge_at: runs ? iso(nextChargeAt) : null,
      ...(state.service === 'canceled' ? cancellation(touchedAt, random) : NO_CANCELLATION),
      churned_at: state.service === 'churned' ? iso(touchedAt) : null,
    },
    paidUntil: runs || state.service === 'canceled' ? iso(nextChargeAt) : null,
    paidCount: state.paidCount ?? paidOff ?? (duration === null ? counted : Math.min(counted, duration)),
  };
}

function quiet(state: OrderState): JsonObject {
  return {
    in_trial: state.inTrial,
    next_charge_at: null,
    trial_end_at: null,
    ...NO_CANCELLATION,
    churned_at: null,
  };
}

function cancellation(at: number, random: Random): JsonObject {
  return {
    canceled_at: iso(at),
    canceled_by: SHOP_VOCABULARY.canceledBy(random),
    cancel_reason: SHOP_VOCABULARY.cancelReason(random),
    cancel_description: random.chance(0.4) ? SHOP_VOCABULARY.cancelDescription(random) : null,
  };
}

/** A trial runs ahead of the first payment; it ends now where the event says so. */
function trialOf(scene: Scene, state: OrderState, random: Random): { endsAt: number } | null {
  const ended = /trial_(ended|converted)/.test(scene.eventName);
  if (!state.inTrial && !ended) return null;
  const days = ended ? Math.floor((scene.at - scene.time.bornAt) / DAY_MS) : random.pick([7, 14, 30]);
  return { endsAt: wholeSecond(scene.time.bornAt) + days * DAY_MS };
}

/** The paid period that a moment lies in: its number from 1, and its end. */
function periodAround(startedAt: number, months: number, at: number): { number: number; endsAt: number } {
  const start = wholeSecond(startedAt);
  let number = 1;
  while (addMonths(start, number * months) <= at) number += 1;
  return { number, endsAt: addMonths(start, number * months) };
}
