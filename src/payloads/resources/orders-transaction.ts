import type { JsonObject } from '../../internal/json.ts';
import { databaseId } from '../../random/identifiers.ts';
import type { Random } from '../../random/random.ts';
import { decimal } from '../scene/money.ts';
import { chooseOffers, createPurchase, type Purchase } from '../scene/purchase.ts';
import { identityColumns } from '../scene/record-ids.ts';
import type { Scene } from '../scene/scene.ts';
import { ulid } from '../vocabulary/draw.ts';
import { REFUND_REASONS } from '../vocabulary/order-words.ts';
import { chooseKind } from './order-state.ts';
import { fromNoPage, type Refined, type Refinement, type RefinementRequest } from './refinement.ts';
import { stamps } from './stamps.ts';

/** A payment for an order. */
export const ORDERS_TRANSACTION: Refinement = { drafts: [], refine };

function refine({ scene }: RefinementRequest): Refined {
  const random = scene.random.fork('transaction');
  const purchase = scene.given.purchase ?? purchaseFor(scene, random);
  const rebills = purchase.kind === 'subscription-order' ? random.integer(0, 6) : 0;
  const { id, public_id } = identityColumns(scene.ids, 'Orders::Transaction', scene.time.bornAt);
  return fromNoPage({
    id,
    public_id,
    order_id: purchase.orderId,
    external_type: 'sale',
    external_id: `txn_${ulid(random)}`,
    amount: decimal(purchase.totalCents, purchase.currency),
    currency: purchase.currency.toUpperCase(),
    adjusted_transaction_id: null,
    billing_payment_instruction_id: databaseId(random),
    billing_payment_instruction_type: 'Billing::PaymentMethod',
    arn: null,
    is_rebill: rebills > 0,
    rebill_number: rebills,
    ...outcome(scene.eventName, random),
    ...stamps(scene),
  });
}

function purchaseFor({ buyer, ids, realism }: Scene, random: Random): Purchase {
  const kind = chooseKind(random);
  return createPurchase(random.fork('purchase'), ids, buyer.locality, {
    kind,
    offers: chooseOffers(random, kind),
    extras: 'none',
    realism,
  });
}

/** `completed` and `approved` are observed, refunds documented; how a declined payment looks is assumed. */
function outcome(eventName: string, random: Random): JsonObject {
  if (eventName.endsWith('.updated') && random.chance(0.6)) {
    const status = random.pick(['refunded', 'partially-refunded']);
    return { status, result: 'approved', reason: random.pick(REFUND_REASONS) };
  }
  return random.chance(0.12)
    ? { status: 'declined', result: 'declined', reason: null }
    : { status: 'completed', result: 'approved', reason: null };
}
