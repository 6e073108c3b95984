/** Reasons that Payments AI offers when a subscription is canceled (documented values). */
export const CANCEL_REASONS = [
  'did-not-use',
  'did-not-want',
  'missing-features',
  'too-expensive',
  'bugs-or-problems',
  'other',
];
/** Reasons that Stripe and external orders have for it (documented values). */
export const OTHER_CANCEL_REASONS = [
  'customer_service',
  'low_quality',
  'missing_features',
  'other',
  'switched_service',
  'too_complex',
  'too_expensive',
  'unused',
];
/** What buyers add to the reason. */
export const CANCEL_DESCRIPTIONS = [
  'I finished the course and do not need the calls any more.',
  'The price went up and my budget did not.',
  'I could not find time for it this year.',
  'Moving to a plan with my business partner.',
];
/** Who canceled. */
export const CANCELED_BY = ['customer', 'merchant', 'API'];
/** Notes on an order of any kind. */
export const ORDER_NOTES = [
  'Asked for a receipt with the company name.',
  'Paid by phone after the webinar.',
  'Bought for a colleague; access goes to the buyer first.',
];
/** Notes on an order that is shipped. */
export const PARCEL_NOTES = [
  'Please leave the parcel with the neighbor.',
  'Gift: no invoice in the box.',
  'Ship together with the previous order.',
];
/** Why money went back. */
export const REFUND_REASONS = [
  'Item arrived damaged',
  'Bought twice by mistake',
  'Changed their mind within 14 days',
];
/** Carriers, with what a tracking code of theirs looks like (`#` is a digit) and where it is looked up. */
export const CARRIERS = [
  { name: 'UPS', code: '1Z999AA1##########', url: 'https://www.ups.com/track?tracknum=' },
  {
    name: 'USPS',
    code: '9400100000000000######',
    url: 'https://tools.usps.com/go/TrackConfirmAction?tLabels=',
  },
  { name: 'FedEx', code: '7777########', url: 'https://www.fedex.com/fedextrack/?trknbr=' },
  { name: 'DHL', code: 'JD0146########', url: 'https://www.dhl.com/en/express/tracking.html?AWB=' },
] as const;
