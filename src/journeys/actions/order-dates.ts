import type { JsonObject } from '../../internal/json.ts';
import { addMonths, iso, wholeSecond } from '../../payloads/scene/story-time.ts';
import type { OrderEntity } from '../world/entity.ts';

/** How many months one period of a subscription lasts. */
export function monthsOf({ purchase }: OrderEntity): number {
  return purchase.lines[0]?.variant.price.intervalCount ?? 1;
}

/** After how many payments a subscription ends by itself; `null` where it does not. */
export function durationOf({ purchase }: OrderEntity): number | null {
  return purchase.lines[0]?.variant.price.duration ?? null;
}

/** When the time that is paid for ends, in milliseconds since the epoch. */
export function paidUntil(order: OrderEntity): number | null {
  const { anchoredAt, periods } = order;
  return anchoredAt === null ? null : addMonths(anchoredAt, periods * monthsOf(order));
}

/** The order with one more period paid for, and the fields of its record that say so. */
export function nextPeriod(order: OrderEntity, now: number): { order: OrderEntity; fields: JsonObject } {
  const extended = {
    ...order,
    anchoredAt: order.anchoredAt ?? wholeSecond(now),
    periods: order.periods + 1,
  };
  const until = paidUntil(extended);
  const endsAt = until === null ? null : iso(until);
  return { order: extended, fields: { next_charge_at: endsAt, paid_until: endsAt } };
}
