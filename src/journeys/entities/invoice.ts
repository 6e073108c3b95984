import { isoTime } from '../../internal/iso-time.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { addUp, type Basket, type Purchase } from '../../payloads/scene/purchase.ts';
import { identify, type RecordIds } from '../../payloads/scene/record-ids.ts';
import { wholeSecond } from '../../payloads/scene/story-time.ts';
import type { Random } from '../../random/random.ts';
import { type Period, withNextPeriod } from '../actions/order-dates.ts';
import { journeyError } from '../journey-error.ts';
import type { InvoiceEntity, OrderEntity } from '../world/entity.ts';
import { newRecord } from '../world/new-record.ts';
import type { World } from '../world/world.ts';
import { buyerOf } from './contact.ts';

/** What an invoice of a journey is for. */
export type InvoiceType = 'initial' | 'renewal' | 'interim' | 'one_time_sale';

/** What an invoice says beside what its order does. */
export interface InvoiceFacts {
  readonly invoiceType: InvoiceType;
  readonly basket: Basket;
  /** The time that it pays for; `null` for a single purchase. */
  readonly period: Period | null;
}

/** Statuses in which someone still asks for the money. */
const OWED = new Set(['draft', 'unpaid', 'past-due']);

/** Makes out an invoice for an order: `purchase/invoice-1` and so on. Raises `orders/invoice.created`. */
export function issueInvoice(
  world: World,
  order: OrderEntity,
  { invoiceType, basket, period }: InvoiceFacts,
): InvoiceEntity {
  const name = `${order.name}/invoice-${order.invoices.length + 1}`;
  const random = world.randomFor('invoice', name);
  const ids = world.idsFor('invoice', name);
  const invoiceNumber = String(world.nextNumber('invoices', { from: 1, to: 52_000 }));
  const purchase = { ...purchaseOf(order, basket, random.fork('purchase'), ids), invoiceNumber };
  const contact = world.recall('contact', order.contact);
  const data = newRecord(world, {
    resource: 'orders-invoice',
    eventName: 'orders/invoice.created',
    state: { status: { equals: 'unpaid' }, invoice_type: { equals: invoiceType } },
    random: random.fork('record'),
    ids,
    given: {
      buyer: buyerOf(contact),
      visits: contact.visits,
      purchase,
      origin: order.origin,
    },
  });
  world.replace({ ...order, invoices: [...order.invoices, name] });
  const invoice = world.add({
    kind: 'invoice',
    name,
    random,
    order: order.name,
    purchase,
    transactions: [],
    refundedCents: 0,
    data: {
      ...data,
      due_at: data['issued_at'],
      line_items: linesFor(data, period),
    },
  } satisfies InvoiceEntity);
  world.emit('orders/invoice.created', invoice);
  return world.the('invoice', name);
}

/** Bills the next period of a subscription, or its first. @param startsAt When a first period begins. */
export function billPeriod(
  world: World,
  order: OrderEntity,
  invoiceType: 'initial' | 'renewal',
  startsAt = wholeSecond(world.now),
): InvoiceEntity {
  const { order: billed, period } = withNextPeriod(order, startsAt);
  return issueInvoice(world, billed, { invoiceType, basket: billed.purchase, period });
}

/** The lines of an invoice's record, for another time than before. */
export function linesFor(data: JsonObject, period: Period | null): readonly JsonObject[] {
  const columns = {
    period_start_at: period === null ? null : isoTime(period.startsAt),
    period_end_at: period === null ? null : isoTime(period.endsAt),
  };
  return linesOf(data).map((line) => ({ ...line, ...columns }));
}

/** The lines of an invoice's record. */
export function linesOf(data: JsonObject): readonly JsonObject[] {
  const lines = data['line_items'];
  return Array.isArray(lines) ? lines.filter((line: JsonValue) => isJsonObject(line)) : [];
}

/** The invoices of an order, the newest first. */
export function invoicesOf(world: World, { invoices }: OrderEntity): InvoiceEntity[] {
  return invoices.map((name) => world.the('invoice', name)).toReversed();
}

/** True while someone asks for the money of an invoice. */
export function isOwed({ data }: InvoiceEntity): boolean {
  return OWED.has(String(data['status']));
}

/** The newest invoice that is still to be paid. @throws SimulatorError `invalid-journey` where there is none. */
export function openInvoiceOf(world: World, order: OrderEntity): InvoiceEntity {
  return invoiceWhere(world, order, isOwed, 'still to be paid');
}

/** The newest invoice of a sort. @throws SimulatorError `invalid-journey` where there is none. */
export function invoiceWhere(
  world: World,
  order: OrderEntity,
  accept: (invoice: InvoiceEntity) => boolean,
  inWords: string,
): InvoiceEntity {
  const invoices = invoicesOf(world, order);
  const invoice = invoices.find(accept);
  if (invoice !== undefined) return invoice;
  const statuses = invoices.map(({ data }) => String(data['status']));
  throw journeyError(
    `"${order.name}" has no invoice that is ${inWords}; ${
      statuses.length === 0 ? 'it has no invoices' : `its invoices are ${statuses.join(', ')}`
    }.`,
    'Check the steps before.',
  );
}

/** The first invoice is that of the purchase; each later one has ids of its own and the same order. */
function purchaseOf(
  { purchase, invoices }: OrderEntity,
  basket: Basket,
  random: Random,
  ids: RecordIds,
): Purchase {
  if (invoices.length === 0 && basket === purchase) return purchase;
  const { kind, lines, taxBasisPoints, shippingCents, discountCents, currency } = basket;
  const { orderId, orderPublicId, orderNumber } = purchase;
  const renewed = addUp(random, ids, { kind, lines, taxBasisPoints, shippingCents, discountCents, currency });
  return {
    ...renewed,
    lines: renewed.lines.map((line) => anew(line, ids)),
    orderId,
    orderPublicId,
    orderNumber,
  };
}

/** The same line on another invoice. */
function anew(line: Purchase['lines'][number], ids: RecordIds): Purchase['lines'][number] {
  const { id, publicId } = identify(ids, 'Orders::Invoices::LineItem');
  return { ...line, invoiceLineId: id, invoiceLinePublicId: publicId };
}
