import { createRecord } from '../../payloads/create-record.ts';
import { isOpen } from '../../payloads/resources/invoice-state.ts';
import { addUp, type Basket, type Purchase } from '../../payloads/scene/purchase.ts';
import { databaseId, publicId } from '../../random/identifiers.ts';
import type { Random } from '../../random/random.ts';
import { journeyError } from '../journey-error.ts';
import type { InvoiceEntity, OrderEntity } from '../world/entity.ts';
import type { World } from '../world/world.ts';
import { buyerOf } from './contact.ts';

/** What an invoice of a journey is for. */
export type InvoiceType = 'initial' | 'renewal' | 'interim' | 'one_time_sale';

/** Makes out an invoice for an order: `purchase/invoice-1` and so on. Raises `orders/invoice.created`. */
export function issueInvoice(
  world: World,
  order: OrderEntity,
  invoiceType: InvoiceType,
  basket: Basket = order.purchase,
): InvoiceEntity {
  const name = `${order.name}/invoice-${order.invoices.length + 1}`;
  const random = world.randomFor('invoice', name);
  const purchase = purchaseOf(order, basket, random.fork('purchase'));
  const contact = world.recall('contact', order.contact);
  const { workspace, storefront, now } = world;
  const { data } = createRecord({
    resource: 'orders-invoice',
    eventName: 'orders/invoice.created',
    state: { status: { equals: 'unpaid' }, invoice_type: { equals: invoiceType } },
    random: random.fork('record'),
    at: now,
    given: {
      workspace,
      storefront,
      buyer: buyerOf(contact),
      visits: contact.visits,
      purchase,
      origin: order.origin,
      time: { bornAt: now, touchedAt: now },
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
    data: { ...data, due_at: data['issued_at'] },
  } satisfies InvoiceEntity);
  world.emit('orders/invoice.created', invoice);
  return world.the('invoice', name);
}

/** The invoices of an order, the newest first. */
export function invoicesOf(world: World, { invoices }: OrderEntity): InvoiceEntity[] {
  return invoices.map((name) => world.the('invoice', name)).toReversed();
}

/** The newest invoice that is still to be paid. @throws SimulatorError `invalid-journey` where there is none. */
export function openInvoiceOf(world: World, order: OrderEntity): InvoiceEntity {
  return invoiceWhere(world, order, isOpen, 'still to be paid');
}

/** The newest invoice in a status. @throws SimulatorError `invalid-journey` where there is none. */
export function invoiceWhere(
  world: World,
  order: OrderEntity,
  accept: (status: string) => boolean,
  inWords: string,
): InvoiceEntity {
  const invoice = invoicesOf(world, order).find(({ data }) => accept(String(data['status'])));
  if (invoice !== undefined) return invoice;
  throw journeyError(
    `"${order.name}" has no invoice that is ${inWords}.`,
    'Look at what happened to it before: journeys show tells.',
  );
}

/** The first invoice is that of the purchase; each later one has ids of its own and the same order. */
function purchaseOf({ purchase, invoices }: OrderEntity, basket: Basket, random: Random): Purchase {
  if (invoices.length === 0 && basket === purchase) return purchase;
  const { kind, lines, taxBasisPoints, shippingCents, discountCents, currency } = basket;
  const { orderId, orderPublicId, orderNumber } = purchase;
  const renewed = addUp(random, { kind, lines, taxBasisPoints, shippingCents, discountCents, currency });
  return {
    ...renewed,
    lines: renewed.lines.map((line) => anew(line, random)),
    orderId,
    orderPublicId,
    orderNumber,
  };
}

/** The same line on another invoice. */
function anew(line: Purchase['lines'][number], random: Random): Purchase['lines'][number] {
  return { ...line, invoiceLineId: databaseId(random), invoiceLinePublicId: publicId(random) };
}
