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
  /** A phone number of a range set aside for fiction; `#` stands for a digit. */
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
  readonly language: 'en' | 'de' | 'fr';
}

const US_STREETS = [
  'Maple Street',
  'Cedar Avenue',
  'Lincoln Way',
  'Prospect Road',
  'Willow Lane',
  'Harrison Drive',
  'Orchard Court',
  'Second Street',
];
const GB_STREETS = [
  'Victoria Road',
  'Church Lane',
  'Mill Street',
  'Albert Terrace',
  'Station Road',
  'Kings Crescent',
];

/** Ofcom, ACMA, ComReg, Arcep, the Bundesnetzagentur and the NANP keep these numbers free for films and tests. */
const AU_MOBILES = [
  '+61491570006',
  '+61491570156',
  '+61491570157',
  '+61491570158',
  '+61491570159',
  '+61491570110',
  '+61491570313',
  '+61491570737',
];
const GB_MOBILES = ['+447700900###'];
const DE_MOBILES = ['+49176040690##'];
const FR_MOBILES = ['+33639980###'];
const IE_NUMBERS = ['+35320910####'];

const us = (
  region: string,
  city: string,
  area: string,
  postalCodes: readonly string[],
  zone: readonly [string, string],
  salesTaxBasisPoints: number,
  state: string,
): Locality => ({
  country: 'US',
  region,
  city,
  postalCodes,
  streets: US_STREETS,
  houseNumber: 'before',
  phonePatterns: [`+1${area}55501##`],
  timeZone: zone[0],
  tzid: zone[1],
  currency: 'usd',
  salesTaxBasisPoints,
  jurisdiction: state,
  language: 'en',
});
const EASTERN = ['Eastern Time (US & Canada)', 'America/New_York'] as const;
const CENTRAL = ['Central Time (US & Canada)', 'America/Chicago'] as const;
const MOUNTAIN = ['Mountain Time (US & Canada)', 'America/Denver'] as const;
const PACIFIC = ['Pacific Time (US & Canada)', 'America/Los_Angeles'] as const;

/** Where buyers live. */
export const LOCALITIES: readonly Locality[] = [
  us('OR', 'Portland', '503', ['97202', '97209', '97214'], PACIFIC, 0, 'Oregon'),
  us('WA', 'Seattle', '206', ['98103', '98107', '98115'], PACIFIC, 650, 'Washington'),
  us('CA', 'San Diego', '619', ['92103', '92104', '92116'], PACIFIC, 725, 'California'),
  us('CO', 'Denver', '303', ['80205', '80209', '80211'], MOUNTAIN, 290, 'Colorado'),
  us('TX', 'Austin', '512', ['78702', '78704', '78745'], CENTRAL, 625, 'Texas'),
  us('IL', 'Chicago', '312', ['60607', '60614', '60657'], CENTRAL, 625, 'Illinois'),
  us('MN', 'Minneapolis', '612', ['55407', '55408', '55418'], CENTRAL, 688, 'Minnesota'),
  us('GA', 'Atlanta', '404', ['30306', '30307', '30316'], EASTERN, 400, 'Georgia'),
  us('NC', 'Raleigh', '919', ['27601', '27605', '27608'], EASTERN, 475, 'North Carolina'),
  us('NY', 'Brooklyn', '718', ['11201', '11215', '11238'], EASTERN, 400, 'New York'),
  {
    country: 'CA',
    region: 'ON',
    city: 'Toronto',
    postalCodes: ['M4K 1N2', 'M6G 2L8'],
    streets: US_STREETS,
    houseNumber: 'before',
    phonePatterns: ['+141655501##'],
    timeZone: EASTERN[0],
    tzid: 'America/Toronto',
    currency: 'cad',
    salesTaxBasisPoints: 1300,
    jurisdiction: 'Ontario',
    language: 'en',
  },
  {
    country: 'CA',
    region: 'BC',
    city: 'Vancouver',
    postalCodes: ['V5T 1W6', 'V6K 2G8'],
    streets: US_STREETS,
    houseNumber: 'before',
    phonePatterns: ['+160455501##'],
    timeZone: PACIFIC[0],
    tzid: 'America/Vancouver',
    currency: 'cad',
    salesTaxBasisPoints: 1200,
    jurisdiction: 'British Columbia',
    language: 'en',
  },
  {
    country: 'GB',
    region: 'England',
    city: 'Bristol',
    postalCodes: ['BS3 1JF', 'BS6 5QA'],
    streets: GB_STREETS,
    houseNumber: 'before',
    phonePatterns: GB_MOBILES,
    timeZone: 'London',
    tzid: 'Europe/London',
    currency: 'gbp',
    salesTaxBasisPoints: 0,
    jurisdiction: 'United Kingdom',
    language: 'en',
  },
  {
    country: 'GB',
    region: 'Scotland',
    city: 'Edinburgh',
    postalCodes: ['EH3 6QN', 'EH9 1JX'],
    streets: GB_STREETS,
    houseNumber: 'before',
    phonePatterns: GB_MOBILES,
    timeZone: 'Edinburgh',
    tzid: 'Europe/London',
    currency: 'gbp',
    salesTaxBasisPoints: 0,
    jurisdiction: 'United Kingdom',
    language: 'en',
  },
  {
    country: 'IE',
    region: 'County Cork',
    city: 'Cork',
    postalCodes: ['T12 X8N6', 'T23 E6TD'],
    streets: GB_STREETS,
    houseNumber: 'before',
    phonePatterns: IE_NUMBERS,
    timeZone: 'Dublin',
    tzid: 'Europe/Dublin',
    currency: 'eur',
    salesTaxBasisPoints: 0,
    jurisdiction: 'Ireland',
    language: 'en',
  },
  {
    country: 'AU',
    region: 'VIC',
    city: 'Melbourne',
    postalCodes: ['3056', '3121'],
    streets: GB_STREETS,
    houseNumber: 'before',
    phonePatterns: AU_MOBILES,
    timeZone: 'Melbourne',
    tzid: 'Australia/Melbourne',
    currency: 'aud',
    salesTaxBasisPoints: 0,
    jurisdiction: 'Australia',
    language: 'en',
  },
  {
    country: 'AU',
    region: 'QLD',
    city: 'Brisbane',
    postalCodes: ['4101', '4169'],
    streets: GB_STREETS,
    houseNumber: 'before',
    phonePatterns: AU_MOBILES,
    timeZone: 'Brisbane',
    tzid: 'Australia/Brisbane',
    currency: 'aud',
    salesTaxBasisPoints: 0,
    jurisdiction: 'Australia',
    language: 'en',
  },
  {
    country: 'DE',
    region: 'Berlin',
    city: 'Berlin',
    postalCodes: ['10437', '10967', '12049'],
    streets: ['Lindenstraße', 'Gartenstraße', 'Schillerstraße', 'Am Mühlenbach'],
    houseNumber: 'after',
    phonePatterns: DE_MOBILES,
    timeZone: 'Berlin',
    tzid: 'Europe/Berlin',
    currency: 'eur',
    salesTaxBasisPoints: 0,
    jurisdiction: 'Germany',
    language: 'de',
  },
  {
    country: 'FR',
    region: 'Auvergne-Rhône-Alpes',
    city: 'Lyon',
    postalCodes: ['69003', '69007'],
    streets: ['rue des Tilleuls', 'rue Pasteur', 'avenue de la République', 'rue du Château'],
    houseNumber: 'before',
    phonePatterns: FR_MOBILES,
    timeZone: 'Paris',
    tzid: 'Europe/Paris',
    currency: 'eur',
    salesTaxBasisPoints: 0,
    jurisdiction: 'France',
    language: 'fr',
  },
];
