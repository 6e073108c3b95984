import { addMonths } from '../../payloads/scene/story-time.ts';
import type { OrderEntity } from '../world/entity.ts';

/** A stretch of time that an invoice is for, in milliseconds since the epoch. */
export interface Period {
  readonly startsAt: number;
  readonly endsAt: number;
}

/** How many months one period of a subscription lasts. */
export function monthsOf({ purchase }: OrderEntity): number {
  return purchase.lines[0]?.variant.price.intervalCount ?? 1;
}

/** After how many payments a subscription ends by itself; `null` where it does not. */
export function durationOf({ purchase }: OrderEntity): number | null {
  return purchase.lines[0]?.variant.price.duration ?? null;
}

/** When the period that was billed last ends, in milliseconds since the epoch. */
export function billedUntil(order: OrderEntity): number | null {
  const { anchoredAt, periods } = order;
  return anchoredAt === null ? null : addMonths(anchoredAt, periods * monthsOf(order));
}

/** An order with one more period billed. Periods follow each other without gaps, however late one is paid. */
export function withNextPeriod(order: OrderEntity, startsAt: number): { order: OrderEntity; period: Period } {
  const anchoredAt = order.anchoredAt ?? startsAt;
  const months = monthsOf(order);
  const periods = order.periods + 1;
  return {
    order: { ...order, anchoredAt, periods },
    period: {
      startsAt: addMonths(anchoredAt, order.periods * months),
      endsAt: addMonths(anchoredAt, periods * months),
    },
  };
}
