import { LOCALITIES } from '../../payloads/vocabulary/localities.ts';
import type { Locality } from '../../payloads/vocabulary/locality.ts';
import type { Random } from '../../random/random.ts';

/** What one object of a body says about an address; each part as it is there. */
export interface AddressFacts {
  readonly street?: string;
  readonly city?: string;
  readonly postalCode?: string;
  readonly country?: string;
  readonly region?: string;
}

/** The stand-in of an address. */
export interface InventedAddress {
  readonly street: string;
  readonly city: string;
  /** `undefined` in countries of which no place is known. */
  readonly postalCode: string | undefined;
}

/** Knows every address of a session and its stand-in. Country and region stay, because taxes follow from them. */
export interface AddressBook {
  of(facts: AddressFacts): InventedAddress;
  /** Notes that someone lives there, so that no stand-in made later does, as long as there are other places. */
  avoid(facts: AddressFacts): void;
}

/** Makes an empty {@link AddressBook}. */
export function createAddressBook(random: Random): AddressBook {
  const known = new Map<string, InventedAddress>();
  const avoided = new Set<string>();
  return {
    avoid: ({ city = '' }) => avoided.add(city.trim().toLowerCase()),
    of: (facts) => {
      const { street = '', city = '', postalCode = '', country = '' } = facts;
      const key = JSON.stringify(
        [street, city, postalCode, country].map((part) => part.trim().toLowerCase()),
      );
      const address = known.get(key) ?? inventAddress(random.fork(`address-${known.size}`), facts, avoided);
      known.set(key, address);
      return address;
    },
  };
}

function inventAddress(
  random: Random,
  { country, region, city, postalCode, street }: AddressFacts,
  avoided: ReadonlySet<string>,
): InventedAddress {
  const inCountry = LOCALITIES.filter((place) => place.country === country);
  const nearby = inCountry.filter((place) => place.region === region);
  const choices = [nearby, inCountry, LOCALITIES];
  const free = choices.map((places) => places.filter((place) => isElsewhere(place) && !isAvoided(place)));
  const elsewhere = choices.map((places) => places.filter(isElsewhere));
  const place = random.pick([...free, ...elsewhere].find((places) => places.length > 0) ?? LOCALITIES);
  const name = random.pick(place.streets);
  const houseNumber = otherNumber(random, street);
  return {
    street: place.houseNumber === 'before' ? `${houseNumber} ${name}` : `${name} ${houseNumber}`,
    city: place.city,
    postalCode: inCountry.includes(place) ? place.postalCodes.find((code) => code !== postalCode) : undefined,
  };

  function isAvoided({ city: name }: Locality): boolean {
    return avoided.has(name.toLowerCase());
  }

  function isElsewhere({ city: name }: Locality): boolean {
    return name.toLowerCase() !== city?.trim().toLowerCase();
  }
}

/** A house number that the original does not have. */
function otherNumber(random: Random, street = ''): number {
  const houseNumber = random.integer(200, 899);
  return street.includes(String(houseNumber)) ? houseNumber + 100 : houseNumber;
}
