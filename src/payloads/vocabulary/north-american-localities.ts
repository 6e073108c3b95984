import type { Locality } from './locality.ts';

const STREETS = [
  'Maple Street',
  'Cedar Avenue',
  'Lincoln Way',
  'Prospect Road',
  'Willow Lane',
  'Harrison Drive',
  'Orchard Court',
  'Second Street',
];

/** Numbers 555-0100 to 555-0199 of every area are kept free for fiction (NANP). */
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
  streets: STREETS,
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

/** Places in the United States and Canada, where shops add sales tax to their prices. */
export const NORTH_AMERICAN_LOCALITIES: readonly Locality[] = [
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
    streets: STREETS,
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
    streets: STREETS,
    houseNumber: 'before',
    phonePatterns: ['+160455501##'],
    timeZone: PACIFIC[0],
    tzid: 'America/Vancouver',
    currency: 'cad',
    salesTaxBasisPoints: 1200,
    jurisdiction: 'British Columbia',
    language: 'en',
  },
];
