import type { JsonObject } from '../../internal/json.ts';
import { fromApplication, fromFunnel } from '../../payloads/resources/order-origin.ts';
import { decimal, sum } from '../../payloads/scene/money.ts';
import type { OrderOrigin } from '../../payloads/scene/origin.ts';
import { addUp, type Purchase, type PurchaseLine } from '../../payloads/scene/purchase.ts';
import type { RecordIds } from '../../payloads/scene/record-ids.ts';
import { databaseId } from '../../random/identifiers.ts';
import type { Random } from '../../random/random.ts';
import type { Creation } from '../actions/action.ts';
import { centsIn, durationIn, listIn, requiredText, textIn } from '../actions/fields.ts';
import { identify } from '../actions/identify.ts';
import { startTrial } from '../actions/trial.ts';
import { journeyError } from '../journey-error.ts';
import type { ContactEntity, OrderEntity } from '../world/entity.ts';
import { newRecord } from '../world/new-record.ts';
import type { World } from '../world/world.ts';
import { buyerOf, withReturn } from './contact.ts';
import { billPeriod, issueInvoice } from './invoice.ts';
import { BASKET, createLine } from './order-line.ts';
import { CURRENCIES, currencyFor, currencyIn } from './product.ts';

const PROCESSORS = [
  'payments_ai',
  'stripe',
  'external',
] as const satisfies readonly OrderOrigin['processor'][];

/** A contact orders something. A subscription where the items renew; paying is another step. */
export const ORDER: Creation = {
  kind: 'order',
  about: 'a contact orders something, and is identified by it; nothing is paid yet',
  fields: {
    of: { type: 'name', of: 'contact', about: 'who buys', required: true },
    items: { ...BASKET, about: 'what is bought: single purchases, or one subscription', required: true },
    currency: {
      type: 'text',
      about: 'currency of the payment (default: that of the buyer’s country)',
      options: CURRENCIES.map((currency) => currency.toUpperCase()),
    },
    shipping: { type: 'money', about: 'shipping cost (default: none)' },
    discount: { type: 'money', about: 'discount of a coupon on every invoice (default: none)' },
    trial: { type: 'duration', about: 'length of the free trial of a subscription, e.g. 14d' },
    processor: { type: 'text', about: 'payment processor (default: payments_ai)', options: PROCESSORS },
    by: {
      type: 'name',
      of: 'application',
      about: 'the application that creates it through the API, without a page',
    },
  },
  emits: [
    'contact.updated',
    'contact.identified',
    'order.created',
    'orders/invoice.created',
    'order.updated',
    'subscription.activated',
    'subscription.trial_started',
  ],
  create: (world, name, fields) => {
    const contact = world.the('contact', requiredText(fields, 'of'));
    if (contact.data['anonymous'] === 1) identify(world, contact);
    const order = world.add(createOrder(world, name, fields));
    world.emit('order.created', order);
    const trialMs = durationIn(fields, 'trial');
    if (trialMs !== undefined) startTrial(world, order, trialMs);
    else if (order.purchase.kind === 'subscription-order') billPeriod(world, order, 'initial');
    else issueInvoice(world, order, { invoiceType: 'one_time_sale', basket: order.purchase, period: null });
  },
};

function createOrder(world: World, name: string, fields: JsonObject): OrderEntity {
  const contact = withReturn(world.the('contact', requiredText(fields, 'of')), world);
  const random = world.randomFor('order', name);
  const ids = world.idsFor('order', name);
  const purchase = createPurchase(world, random.fork('purchase'), ids, contact, fields);
  const origin = originOf(world, fields);
  const data = newRecord(world, {
    resource: 'order',
    eventName: 'order.created',
    state: { service_status: { equals: 'pending' }, billing_status: { equals: 'unpaid' } },
    random: random.fork('record'),
    ids,
    given: {
      buyer: buyerOf(contact),
      visits: contact.visits,
      purchase,
      origin,
    },
  });
  return {
    kind: 'order',
    name,
    random,
    contact: contact.name,
    purchase,
    origin,
    invoices: [],
    anchoredAt: null,
    periods: 0,
    recurringPaid: 0,
    data: {
      ...data,
      contact_groups: [],
      segments: [],
      paid_until: null,
      discount_ids: purchase.discountCents === 0 ? [] : [databaseId(random.fork('discount'))],
    },
  };
}

/** Orders that an application creates are external unless the step says otherwise. */
function originOf(world: World, fields: JsonObject): OrderOrigin {
  const chosen = PROCESSORS.find((known) => known === textIn(fields, 'processor'));
  const by = textIn(fields, 'by');
  if (by === undefined) return fromFunnel(world.storefront, chosen ?? 'payments_ai');
  return fromApplication(world.the('application', by).data, chosen ?? 'external');
}

function createPurchase(
  world: World,
  random: Random,
  ids: RecordIds,
  { buyer: { locality } }: ContactEntity,
  fields: JsonObject,
): Purchase {
  const currency = currencyIn(fields) ?? currencyFor(locality);
  const taxBasisPoints = random.chance(0.5) ? locality.salesTaxBasisPoints : 0;
  const lines = listIn(fields, 'items').map((item) =>
    createLine(world, ids, item, { currency, taxBasisPoints }),
  );
  const recurring = lines.filter(({ variant }) => variant.price.interval !== null).length;
  if (lines.length === 0 || (recurring > 0 && lines.length > 1)) {
    throw journeyError(
      `An order contains single purchases or one subscription, got ${lines.length} items of which ${recurring} renew.`,
      'Put the others into a separate order.',
    );
  }
  const basket = {
    kind: recurring > 0 ? 'subscription-order' : 'one-time-order',
    lines,
    taxBasisPoints,
    shippingCents: centsIn(fields, 'shipping') ?? 0,
    discountCents: discountIn(fields, lines, currency),
    currency,
  } as const;
  const orderNumber = `#${world.nextNumber('orders', { from: 1_000, to: 48_000 })}`;
  return { ...addUp(random, ids, basket), orderNumber };
}

function discountIn(fields: JsonObject, lines: readonly PurchaseLine[], currency: string): number {
  const cents = centsIn(fields, 'discount') ?? 0;
  const subtotalCents = sum(lines, ({ amountCents }) => amountCents);
  if (cents <= subtotalCents) return cents;
  throw journeyError(
    `A discount of ${decimal(cents, currency)} is more than the items cost (${decimal(subtotalCents, currency)}).`,
    'Lower the discount.',
  );
}
