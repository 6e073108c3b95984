import { isoTime } from '../../internal/iso-time.ts';
import type { Random } from '../../random/random.ts';
import type { Purchase } from '../scene/purchase.ts';
import type { Scene } from '../scene/scene.ts';
import { addMonths, DAY_MS, SECOND_MS, wholeSecond } from '../scene/story-time.ts';
import { SHOP_VOCABULARY } from '../vocabulary/shop-vocabulary.ts';
import type { OrderState } from './order-state.ts';

/** The part of an order that follows from its state and age. Dates of the past are never later than the event. */
export interface OrderDates {
  readonly activatedAt: string | null;
  readonly trialEndAt: string | null;
  readonly nextChargeAt: string | null;
  readonly cancellation: Cancellation;
  readonly churnedAt: string | null;
  readonly paidUntil: string | null;
  /** How many recurring payments have arrived; 0 for a single order. */
  readonly paidCount: number;
}

/** When, by whom and why a subscription was canceled; `null` where it was not. */
export interface Cancellation {
  readonly at: string | null;
  readonly by: string | null;
  readonly reason: string | null;
  readonly description: string | null;
}

/** Nothing was canceled. */
const NO_CANCELLATION: Cancellation = { at: null, by: null, reason: null, description: null };

const SINGLE_PURCHASE: OrderDates = {
  activatedAt: null,
  trialEndAt: null,
  nextChargeAt: null,
  cancellation: NO_CANCELLATION,
  churnedAt: null,
  paidUntil: null,
  paidCount: 0,
};

/** Dates, trial and cancellation of an order. */
export function orderDates(scene: Scene, state: OrderState, purchase: Purchase, random: Random): OrderDates {
  const { bornAt, touchedAt } = scene.time;
  if (state.kind === 'one-time-order') {
    // Paid ones have the moment (observed).
    return state.service === 'completed'
      ? { ...SINGLE_PURCHASE, activatedAt: isoTime(activation(bornAt, touchedAt)) }
      : SINGLE_PURCHASE;
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
    activatedAt: state.service === 'pending' ? null : isoTime(activation(bornAt, touchedAt)),
    trialEndAt: trial === null ? null : isoTime(trial.endsAt),
    nextChargeAt: runs ? isoTime(nextChargeAt) : null,
    cancellation: state.service === 'canceled' ? cancellation(touchedAt, random) : NO_CANCELLATION,
    churnedAt: state.service === 'churned' ? isoTime(touchedAt) : null,
    paidUntil: runs || state.service === 'canceled' ? isoTime(nextChargeAt) : null,
    paidCount: state.paidCount ?? paidOff ?? (duration === null ? counted : Math.min(counted, duration)),
  };
}

/** Service begins with the payment, seconds after the order. */
function activation(bornAt: number, touchedAt: number): number {
  return Math.min(wholeSecond(touchedAt), wholeSecond(bornAt) + 3 * SECOND_MS);
}

function cancellation(at: number, random: Random): Cancellation {
  return {
    at: isoTime(at),
    by: SHOP_VOCABULARY.canceledBy(random),
    reason: SHOP_VOCABULARY.cancelReason(random),
    description: random.chance(0.4) ? SHOP_VOCABULARY.cancelDescription(random) : null,
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
