import type { NAMES } from './people.ts';

/** A place in which everything about an address agrees. */
export interface Locality {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The state, province or county as an address writes it; empty where addresses have none. */
  readonly region: string;
  readonly city: string;
  readonly postalCodes: readonly string[];
  readonly streets: readonly string[];
  /** Where the house number stands. */
  readonly houseNumber: 'before' | 'after';
  /** A phone number of a range set aside for fiction; `#` stands for a digit. Empty where no range is. */
  readonly phonePatterns: readonly string[];
  /** Rails' name of the time zone, as contacts carry it. */
  readonly timeZone: string;
  /** The IANA id of the same zone. */
  readonly tzid: string;
  /** ISO 4217, lower case. */
  readonly currency: string;
  /** Sales tax that a shop adds to the price, in hundredths of a percent; 0 where prices include the tax. */
  readonly salesTaxBasisPoints: number;
  /** Whose tax it is. */
  readonly jurisdiction: string;
  readonly language: keyof typeof NAMES;
}
