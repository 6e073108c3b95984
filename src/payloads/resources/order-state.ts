import type { Random } from '../../random/random.ts';
import type { Conditions } from '../implied-state.ts';
import type { Purchase } from '../scene/purchase.ts';
import type { Scene } from '../scene/scene.ts';

/** Where an order stands in its life. */
export interface OrderState {
  readonly kind: Purchase['kind'];
  readonly billing: string;
  readonly service: string;
  readonly inTrial: boolean;
  /** `null` where the number of payments follows from the age of the order. */
  readonly paidCount: number | null;
  /** The direction in which a subscription was just changed. */
  readonly move: 'upgraded' | 'downgraded' | null;
}

/** How often an order is a subscription where the event does not say. */
const SUBSCRIPTION_SHARE = 0.35;

/** Decides where an order stands, from what the event says and what goes with it. */
export function orderStateOf(
  { eventName, given }: Scene,
  conditions: Conditions,
  random: Random,
): OrderState {
  const kind =
    given.purchase?.kind ?? orderKindOf(conditions.text('order_type', () => usualKind(eventName, random)));
  const inTrial = conditions.flag('in_trial', () => false);
  const service = conditions.text('service_status', () =>
    usualService(kind, conditions.requires('billing_status'), random),
  );
  const billing = conditions.text('billing_status', () => usualBilling(service, random));
  const paidCount = conditions.requires('recurring_invoices_paid_count')
    ? conditions.count('recurring_invoices_paid_count', () => 1)
    : null;
  return { kind, billing, service, inTrial, paidCount, move: moveOf(eventName) };
}

/** Reads an order type; anything else than a subscription is a single order. */
export function orderKindOf(orderType: string): Purchase['kind'] {
  return orderType === 'subscription-order' ? 'subscription-order' : 'one-time-order';
}

/** An order type where the event does not name one. */
export function chooseKind(random: Random): Purchase['kind'] {
  return random.chance(SUBSCRIPTION_SHARE) ? 'subscription-order' : 'one-time-order';
}

/** A subscription completes too, but months later and with an event of its own. */
function usualKind(eventName: string, random: Random): Purchase['kind'] {
  return eventName === 'order.completed' ? 'one-time-order' : chooseKind(random);
}

/** A single order is complete once it is paid, and stays so after a refund. */
function usualService(kind: Purchase['kind'], billingIsSaid: boolean, random: Random): string {
  if (kind === 'subscription-order') return 'active';
  return billingIsSaid || random.chance(0.8) ? 'completed' : 'pending';
}

function usualBilling(service: string, random: Random): string {
  if (service === 'pending') return 'pending';
  if (service === 'churned') return random.pick(['past-due', 'unpaid']);
  return 'paid';
}

function moveOf(eventName: string): OrderState['move'] {
  if (eventName.endsWith('.upgraded')) return 'upgraded';
  return eventName.endsWith('.downgraded') ? 'downgraded' : null;
}
