import type { JsonObject } from '../../internal/json.ts';
import { orderLineItemBody } from '../../payloads/resources/line-item-body.ts';
import { decimal, share } from '../../payloads/scene/money.ts';
import type { Purchase, PurchaseLine } from '../../payloads/scene/purchase.ts';
import { iso, wholeSecond } from '../../payloads/scene/story-time.ts';
import { issueInvoice } from '../entities/invoice.ts';
import { createLine } from '../entities/order.ts';
import { journeyError } from '../journey-error.ts';
import type { OrderEntity } from '../world/entity.ts';
import type { World } from '../world/world.ts';
import { type Action, actionOn } from './action.ts';
import { requiredText } from './fields.ts';
import { monthsOf, paidUntil } from './order-dates.ts';
import { PAYMENT_EVENTS, payInvoice } from './pay.ts';

/** The events of every change to another product, before its own. */
const MOVE_EVENTS = ['order.updated', 'subscription.line_items.changed', 'subscription.modified'] as const;

/** A subscription moves to a dearer product. */
export const UPGRADE: Action = actionOn('order', {
  verb: 'upgrade',
  about: 'a subscription moves to a dearer product; the difference is billed at once',
  fields: { to: { type: 'name', of: 'product', about: 'what it moves to', required: true } },
  emits: [...MOVE_EVENTS, 'subscription.upgraded', 'orders/invoice.created', ...PAYMENT_EVENTS],
  perform: (world, order, fields) => {
    const { moved, dearerByCents } = move(world, order, fields);
    if (dearerByCents <= 0) throw notThatWay(order, 'upgrade', 'dearer', dearerByCents);
    announceMove(world, moved, 'subscription.upgraded');
    payInvoice(world, issueInvoice(world, moved, 'interim', differenceOf(moved, dearerByCents)));
  },
});

/** A subscription moves to a cheaper product. Nothing is paid back (assumed). */
export const DOWNGRADE: Action = actionOn('order', {
  verb: 'downgrade',
  about: 'a subscription moves to a cheaper product from the next period on',
  fields: { to: { type: 'name', of: 'product', about: 'what it moves to', required: true } },
  emits: [...MOVE_EVENTS, 'subscription.downgraded'],
  perform: (world, order, fields) => {
    const { moved, dearerByCents } = move(world, order, fields);
    if (dearerByCents >= 0) throw notThatWay(order, 'downgrade', 'cheaper', dearerByCents);
    announceMove(world, moved, 'subscription.downgraded');
  },
});

interface Move {
  readonly moved: OrderEntity;
  /** By how much one period costs more; negative where it costs less. */
  readonly dearerByCents: number;
}

/** Puts another product into a subscription. A change of period begins a new one. */
function move(world: World, order: OrderEntity, fields: JsonObject): Move {
  const [before] = order.purchase.lines;
  if (before === undefined || order.data['service_status'] !== 'active' || order.anchoredAt === null) {
    throw journeyError(`"${order.name}" is no running subscription.`, 'Pay its first invoice first.');
  }
  const { currency, taxBasisPoints } = order.purchase;
  const random = order.random.fork(`move at ${world.now}`);
  const item = { product: requiredText(fields, 'to'), quantity: before.quantity };
  const line = createLine(world, random, item, { currency, taxBasisPoints });
  if (line.variant.price.interval === null) {
    throw journeyError(
      `"${item.product}" does not renew.`,
      'Name a product with billing: monthly or the like.',
    );
  }
  const purchase = withLine(order.purchase, line);
  const moved = { ...order, purchase };
  const restarted =
    monthsOf(moved) === monthsOf(order)
      ? moved
      : { ...moved, anchoredAt: wholeSecond(world.now), periods: 1 };
  const until = paidUntil(restarted);
  const nextCharge = until === null ? null : iso(until);
  const updated = world.update(restarted, {
    total_amount: decimal(purchase.totalCents),
    tax_amount: decimal(purchase.taxCents),
    line_items: [orderLineItemBody(line, purchase.orderId, world.now)],
    previous_line_item: orderLineItemBody(
      before,
      purchase.orderId,
      Date.parse(String(order.data['created_at'])),
    ),
    next_charge_at: nextCharge,
    paid_until: nextCharge,
  });
  return { moved: updated, dearerByCents: line.amountCents - before.amountCents };
}

function announceMove(world: World, order: OrderEntity, eventType: string): void {
  world.emit('order.updated', order);
  world.emit('subscription.line_items.changed', order);
  world.emit('subscription.modified', order);
  world.emit(eventType, order);
}

/** The same purchase with another line; ids of order and first invoice stay. */
function withLine(purchase: Purchase, line: PurchaseLine): Purchase {
  const subtotalCents = line.amountCents;
  const { taxCents } = line;
  return { ...purchase, lines: [line], subtotalCents, taxCents, totalCents: subtotalCents + taxCents };
}

/** A basket with the difference between two products as its only line. */
function differenceOf({ purchase }: OrderEntity, cents: number): Purchase {
  const { taxBasisPoints } = purchase;
  const lines = purchase.lines.map((line) => ({
    ...line,
    quantity: 1,
    amountCents: cents,
    taxCents: share(cents, taxBasisPoints),
  }));
  const taxCents = lines.reduce((sum, line) => sum + line.taxCents, 0);
  return { ...purchase, lines, subtotalCents: cents, taxCents, totalCents: cents + taxCents };
}

function notThatWay(order: OrderEntity, verb: string, direction: string, cents: number) {
  return journeyError(
    `An ${verb} of "${order.name}" has to lead to a ${direction} product; this one costs ${decimal(cents)} more.`,
    `Name a ${direction} product, or use ${verb === 'upgrade' ? 'downgrade' : 'upgrade'}.`,
  );
}
