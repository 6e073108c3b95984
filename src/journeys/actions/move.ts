import { isoTime } from '../../internal/iso-time.ts';
import { orderLineItemBody } from '../../payloads/resources/line-item-body.ts';
import { decimal } from '../../payloads/scene/money.ts';
import { type Purchase, type PurchaseLine, withDiscount } from '../../payloads/scene/purchase.ts';
import { wholeSecond } from '../../payloads/scene/story-time.ts';
import { issueInvoice } from '../entities/invoice.ts';
import { createLine } from '../entities/order-line.ts';
import { journeyError } from '../journey-error.ts';
import type { OrderEntity } from '../world/entity.ts';
import type { World } from '../world/world.ts';
import { actionOn } from './action.ts';
import { announceModified } from './modified.ts';
import { billedUntil, monthsOf } from './order-dates.ts';
import { PAYMENT_EVENTS, payInvoice } from './pay.ts';
import { requireService } from './subscription.ts';

/** The events of every change to another product, before its own. */
const MOVE_EVENTS = ['order.updated', 'subscription.line_items.changed', 'subscription.modified'] as const;
const TO = { to: { type: 'name', of: 'product', about: 'the new product', required: true } } as const;

/** A subscription moves to a more expensive product. What was paid for the period is taken off (assumed). */
export const UPGRADE = actionOn('order', {
  verb: 'upgrade',
  about: 'a subscription moves to a more expensive product; the difference is billed and paid at once',
  fields: TO,
  emits: [...MOVE_EVENTS, 'subscription.upgraded', 'orders/invoice.created', ...PAYMENT_EVENTS],
  perform: (world, order, fields) => {
    const { before, after } = linesOfMove(world, order, String(fields['to']));
    if (after.amountCents <= before.amountCents) throw notThatWay(order, 'upgrade', 'dearer');
    const changed = { ...order, purchase: withLine(order.purchase, after) };
    const startsAt = wholeSecond(world.now);
    const moved = isSamePeriod(order, changed) ? changed : { ...changed, anchoredAt: startsAt, periods: 1 };
    const updated = announceMove(world, moved, before, 'subscription.upgraded');
    const invoice = issueInvoice(world, updated, {
      invoiceType: 'interim',
      basket: differenceOf(updated.purchase, after, before.amountCents),
      period: { startsAt, endsAt: billedUntil(updated) ?? startsAt },
    });
    payInvoice(world, invoice);
  },
});

/** A subscription moves to a cheaper product. Nothing is paid back; what is paid for is used up (assumed). */
export const DOWNGRADE = actionOn('order', {
  verb: 'downgrade',
  about: 'a subscription moves to a cheaper product, which is billed from the next period',
  fields: TO,
  emits: [...MOVE_EVENTS, 'subscription.downgraded'],
  perform: (world, order, fields) => {
    const { before, after } = linesOfMove(world, order, String(fields['to']));
    if (after.amountCents >= before.amountCents) throw notThatWay(order, 'downgrade', 'cheaper');
    const changed = { ...order, purchase: withLine(order.purchase, after) };
    const moved = isSamePeriod(order, changed)
      ? changed
      : { ...changed, anchoredAt: billedUntil(order), periods: 0 };
    announceMove(world, moved, before, 'subscription.downgraded');
  },
});

/** The line that a subscription has, and the one that takes its place. */
function linesOfMove(world: World, order: OrderEntity, to: string) {
  requireService(order, ['active'], 'move to another product');
  const [before] = order.purchase.lines;
  if (before === undefined || order.recurringPaid === 0) {
    throw journeyError(`"${order.name}" was never paid.`, 'Pay it before it moves to another product.');
  }
  const { currency, taxBasisPoints } = order.purchase;
  const ids = world.idsFor('order', `${order.name}, moved at ${world.now}`);
  const item = { product: to, quantity: before.quantity };
  const after = createLine(world, ids, item, { currency, taxBasisPoints });
  if (after.variant.price.interval !== null && after.goods.offer.billing !== 'plan') return { before, after };
  throw journeyError(
    `"${to}" does not renew indefinitely.`,
    'Use a product with billing: monthly, quarterly or yearly.',
  );
}

function isSamePeriod(before: OrderEntity, after: OrderEntity): boolean {
  return monthsOf(before) === monthsOf(after);
}

/**
 * Announces an order with another line. Only the event of the direction carries the line that was there before
 * (documented).
 */
function announceMove(
  world: World,
  order: OrderEntity,
  before: PurchaseLine,
  eventType: string,
): OrderEntity {
  const { purchase } = order;
  const formerLines = order.data['line_items'];
  const [former = orderLineItemBody(before, purchase.orderId, world.now)] = Array.isArray(formerLines)
    ? formerLines
    : [];
  const until = billedUntil(order);
  const moved = world.update(order, {
    total_amount: decimal(purchase.totalCents, purchase.currency),
    tax_amount: decimal(purchase.taxCents, purchase.currency),
    line_items: purchase.lines.map((line) => orderLineItemBody(line, purchase.orderId, world.now)),
    next_charge_at: until === null ? null : isoTime(until),
  });
  world.emit('order.updated', moved);
  world.emit('subscription.line_items.changed', moved);
  announceModified(world, moved);
  world.replace({ ...moved, data: { ...moved.data, previous_line_item: former } });
  world.emit(eventType, moved);
  return world.replace(moved);
}

/** The same purchase with another line; the ids of order and first invoice stay. */
function withLine(purchase: Purchase, line: PurchaseLine): Purchase {
  const { amountCents } = line;
  const discountCents = Math.min(purchase.discountCents, amountCents);
  const discounted = withDiscount(line, discountCents, purchase.taxBasisPoints);
  const { taxCents } = discounted;
  return {
    ...purchase,
    lines: [discounted],
    discountCents,
    subtotalCents: amountCents,
    taxCents,
    totalCents: amountCents - discountCents + taxCents + purchase.shippingCents,
  };
}

/** The new line, less what the former one cost; the tax is that of the difference, and nothing is shipped. */
function differenceOf(purchase: Purchase, line: PurchaseLine, paidCents: number): Purchase {
  return withLine({ ...purchase, discountCents: paidCents, shippingCents: 0 }, line);
}

function notThatWay(order: OrderEntity, verb: string, direction: string) {
  return journeyError(
    `The ${verb} of "${order.name}" requires a ${direction} product.`,
    `Use a ${direction} product, or ${verb === 'upgrade' ? 'downgrade' : 'upgrade'}.`,
  );
}
