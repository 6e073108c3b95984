import type { Random } from '../../random/random.ts';
import type { Scene } from '../scene/scene.ts';
import { COMPANY_NAMES } from '../vocabulary/people.ts';

/**
 * Where an order is shipped to and who pays for it: the buyer's place in both, with a second line for one buyer in
 * five and a company for one in seven. An order and the order inside an invoice carry the same fields.
 */
export function orderAddresses(buyer: Scene['buyer'], random: Random) {
  const { city, region, country } = buyer.locality;
  const streetTwo = random.chance(0.2) ? `Apt ${random.integer(1, 40)}` : '';
  return {
    shipping_address_first_name: buyer.firstName,
    shipping_address_last_name: buyer.lastName,
    shipping_address_organization_name: random.chance(0.15) ? random.pick(COMPANY_NAMES) : '',
    shipping_address_phone_number: buyer.phone,
    shipping_address_street_one: buyer.street,
    shipping_address_street_two: streetTwo,
    shipping_address_city: city,
    shipping_address_region: region,
    shipping_address_country: country,
    shipping_address_postal_code: buyer.postalCode,
    billing_address_street_one: buyer.street,
    billing_address_street_two: streetTwo,
    billing_address_city: city,
    billing_address_region: region,
    billing_address_country: country,
    billing_address_postal_code: buyer.postalCode,
  };
}
