import type { Random } from '../../random/random.ts';
import type { Scene } from '../scene/scene.ts';
import { COMPANY_NAMES } from '../vocabulary/people.ts';

/** How often an order has each; that they occur is observed, how often is assumed. */
const SHARE = { noShipping: 0.1, noBilling: 0.12, partBilling: 0.1, otherBilling: 0.12, company: 0.15 };

/**
 * Where an order is shipped to and who pays for it: mostly the buyer's place in both, with a second line for one buyer in
 * five. Billing may be unknown, or known by country and postal code alone, or be at another house of the city. An order
 * and the order inside an invoice carry the same fields.
 */
export function orderAddresses(buyer: Scene['buyer'], random: Random, realism: Scene['realism']) {
  const isTidy = realism === 'tidy';
  const { city, region, country } = buyer.locality;
  const streetTwo = random.chance(0.2) ? `Apt ${random.integer(1, 40)}` : '';
  const isShipped = !random.chance(SHARE.noShipping) || isTidy;
  const drawn = random.next();
  // In the middle of all shares, everything is known.
  const billing = isTidy ? 0.5 : drawn;
  const isPart = billing < SHARE.partBilling;
  const isMissing = !isPart && billing < SHARE.partBilling + SHARE.noBilling;
  const isKnown = !isPart && !isMissing;
  const isOther = isKnown && billing > 1 - SHARE.otherBilling;
  const company = random.chance(SHARE.company) ? random.pick(COMPANY_NAMES) : random.pick(['', null]);
  return {
    shipping_address_first_name: isShipped ? buyer.firstName : null,
    shipping_address_last_name: isShipped ? buyer.lastName : null,
    shipping_address_organization_name: isShipped ? company : null,
    shipping_address_phone_number: isShipped ? buyer.phone : null,
    shipping_address_street_one: buyer.street,
    shipping_address_street_two: streetTwo,
    shipping_address_city: city,
    shipping_address_region: region,
    shipping_address_country: country,
    shipping_address_postal_code: buyer.postalCode,
    billing_address_street_one: isOther ? random.pick(buyer.locality.streets) : isKnown ? buyer.street : null,
    billing_address_street_two: isKnown ? (isOther ? '' : streetTwo) : null,
    billing_address_city: isKnown ? city : null,
    billing_address_region: isKnown ? region : null,
    billing_address_country: isMissing ? null : country,
    billing_address_postal_code: isMissing
      ? null
      : isOther
        ? random.pick(buyer.locality.postalCodes)
        : buyer.postalCode,
  };
}
