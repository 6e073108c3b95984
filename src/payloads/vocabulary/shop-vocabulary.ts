import type { Random } from '../../random/random.ts';
import { SUSPENSION_REASONS, SYLLABI } from './course-words.ts';
import { fillDigits } from './draw.ts';
import { type Offer, ONE_TIME_OFFERS } from './offers.ts';
import {
  CANCEL_DESCRIPTIONS,
  CANCEL_REASONS,
  CANCELED_BY,
  CARRIERS,
  ORDER_NOTES,
  REFUND_REASONS,
} from './order-words.ts';
import { PLAN_OFFERS, SUBSCRIPTION_OFFERS } from './recurring-offers.ts';

const OFFERS = [...ONE_TIME_OFFERS, ...SUBSCRIPTION_OFFERS, ...PLAN_OFFERS];
const CHOICES = ONE_TIME_OFFERS.flatMap((offer) => offer.choice ?? []);

/** What is sold, taught, ordered and shipped. */
export const SHOP_VOCABULARY = {
  productName: (random: Random) => random.pick(OFFERS).name,
  productDescription: (random: Random) => random.pick(OFFERS).description,
  variantName: (random: Random) => variantName(random, random.pick(OFFERS)),
  sku: (random: Random) => `${random.pick(OFFERS).skuPrefix}-${random.integer(100, 999)}`,
  seoTitle: (random: Random) => `${random.pick(OFFERS).name} | Shop`,
  seoDescription: (random: Random) => random.pick(OFFERS).description,
  propertyName: (random: Random) => random.pick(CHOICES).property,
  propertyValue: (random: Random) => random.pick(random.pick(CHOICES).values),
  courseTitle: (random: Random) => random.pick(SYLLABI).title,
  courseDescription: (random: Random) => random.pick(SYLLABI).description,
  sectionTitle: (random: Random) => random.pick(random.pick(SYLLABI).sections).title,
  sectionDescription: (random: Random) => random.pick(random.pick(SYLLABI).sections).description,
  lessonTitle: (random: Random) => random.pick(random.pick(random.pick(SYLLABI).sections).lessons).title,
  lessonBody: (random: Random) => random.pick(random.pick(random.pick(SYLLABI).sections).lessons).body,
  suspensionReason: (random: Random) => random.pick(SUSPENSION_REASONS),
  cancelReason: (random: Random) => random.pick(CANCEL_REASONS),
  cancelDescription: (random: Random) => random.pick(CANCEL_DESCRIPTIONS),
  canceledBy: (random: Random) => random.pick(CANCELED_BY),
  orderNote: (random: Random) => random.pick(ORDER_NOTES),
  refundReason: (random: Random) => random.pick(REFUND_REASONS),
  shippingProvider: (random: Random) => random.pick(CARRIERS).name,
  trackingCode: (random: Random) => fillDigits(random, random.pick(CARRIERS).code),
  trackingUrl: (random: Random) => {
    const carrier = random.pick(CARRIERS);
    return carrier.url + fillDigits(random, carrier.code);
  },
} as const;

function variantName(random: Random, { name, choice }: Offer): string {
  return choice === undefined ? name : `${name} (${random.pick(choice.values)})`;
}
