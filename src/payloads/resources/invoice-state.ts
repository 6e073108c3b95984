import type { Random } from '../../random/random.ts';
import type { Conditions } from '../implied-state.ts';
import type { Purchase } from '../scene/purchase.ts';
import type { Scene } from '../scene/scene.ts';
import { chooseKind, orderKindOf } from './order-state.ts';

/** Where an invoice stands, and the order that it belongs to. */
export interface InvoiceState {
  readonly status: string;
  readonly invoiceType: string;
  readonly kind: Purchase['kind'];
  readonly fulfillment: string | null;
  readonly orderBilling: string;
  readonly orderService: string;
}

/** Statuses in which the whole amount is still to be paid. */
const OPEN_STATUSES = new Set(['draft', 'unpaid', 'past-due', 'abandoned']);

/** Decides where an invoice stands, from what the event says and what goes with it. */
export function invoiceStateOf(
  { eventName, given }: Scene,
  conditions: Conditions,
  random: Random,
): InvoiceState {
  const status = conditions.text('status', () => usualStatus(eventName, random));
  const kind =
    given.purchase?.kind ??
    orderKindOf(conditions.text('order.order_type', () => usualKind(eventName, random)));
  const invoiceType = conditions.text('invoice_type', () => usualInvoiceType(kind, random));
  const fulfillment = conditions.requires('fulfillment_status')
    ? conditions.text('fulfillment_status', () => 'complete')
    : null;
  return {
    status,
    kind,
    invoiceType,
    fulfillment,
    orderBilling: status,
    orderService: orderService(status, kind, invoiceType),
  };
}

/** True while money is owed. */
export function isOpen(status: string): boolean {
  return OPEN_STATUSES.has(status);
}

/** True once money has arrived, even if it went back later. */
export function wasPaid(status: string): boolean {
  return status === 'paid' || status.endsWith('refunded') || status === 'disputed';
}

function usualStatus(eventName: string, random: Random): string {
  if (eventName.endsWith('.fulfilled')) return 'paid';
  if (eventName.endsWith('.reissued')) return 'unpaid';
  return random.pick(['paid', 'paid', 'unpaid', 'partially-refunded']);
}

/** Only what was shipped can be fulfilled, and subscriptions of this shop are not. */
function usualKind(eventName: string, random: Random): Purchase['kind'] {
  return eventName.endsWith('.fulfilled') ? 'one-time-order' : chooseKind(random);
}

function usualInvoiceType(kind: Purchase['kind'], random: Random): string {
  if (kind === 'one-time-order') return 'one_time_sale';
  return random.pick(['initial', 'renewal', 'renewal']);
}

function orderService(status: string, kind: Purchase['kind'], invoiceType: string): string {
  if (status === 'abandoned' || status === 'voided') return status;
  if (kind === 'one-time-order') return wasPaid(status) ? 'completed' : 'pending';
  return invoiceType === 'initial' && !wasPaid(status) ? 'pending' : 'active';
}
