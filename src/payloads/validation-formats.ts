import { isIP } from 'node:net';
import { isDay } from '../internal/parse-iso-time.ts';
import { RAILS_TIME_ZONES } from './rails-time-zones.ts';

/** What a `format` of our schemas means. */
export interface ValueFormat {
  /** What the value must be, to follow "must be", e.g. "a decimal number written as a string". */
  readonly expectation: string;
  /** A value that passes. */
  readonly example: string;
  /** Decides on a string; absent where the test comes from ajv-formats. */
  readonly accepts?: (text: string) => boolean;
}

/** Region codes that `Intl` can name although ISO 3166-1 does not list them as countries. */
const NOT_COUNTRIES = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ'.split(' '));

// Both take milliseconds to make, and most runs check neither.
let regions: Intl.DisplayNames | undefined;
let currencies: ReadonlySet<string> | undefined;

/** Every `format` that the schemas of this package use, by name. */
export const VALUE_FORMATS: Readonly<Record<string, ValueFormat>> = {
  'public-id': {
    expectation: 'a public id of 5 to 8 letters',
    example: 'KtHyRw',
    accepts: (text) => /^[A-Za-z]{5,8}$/.test(text),
  },
  'uuid-or-hex32': {
    expectation: 'a lower-case UUID with dashes or 32 lower-case hex digits',
    example: '5d2f9c1a-7e43-4b86-9a0f-c3e81b6d4f27',
    accepts: (text) => /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})$/.test(text),
  },
  uuid: { expectation: 'a UUID with dashes', example: '5d2f9c1a-7e43-4b86-9a0f-c3e81b6d4f27' },
  'date-time': {
    expectation: 'an ISO 8601 time with Z or an offset',
    example: '2026-03-04T09:15:00.250Z',
    accepts: isDateTime,
  },
  'decimal-string': {
    expectation: 'a decimal number written as a string',
    example: '49.00',
    accepts: (text) => /^-?\d+(\.\d+)?$/.test(text),
  },
  'iso-4217': {
    expectation: 'an ISO 4217 currency code',
    example: 'USD',
    accepts: isCurrency,
  },
  'iso-3166-1-alpha-2': {
    expectation: 'a two-letter ISO 3166-1 country code in capitals',
    example: 'US',
    accepts: isCountry,
  },
  'rails-time-zone-name': {
    expectation: 'a time zone name of Rails, not an IANA one',
    example: 'Pacific Time (US & Canada)',
    accepts: (text) => RAILS_TIME_ZONES.has(text),
  },
  'iana-time-zone': {
    expectation: 'an IANA time zone',
    example: 'America/New_York',
    accepts: isIanaTimeZone,
  },
  phone: {
    expectation: 'a phone number',
    example: '+16165550142',
    accepts: (text) => /^\+?[\d\s()./-]+((x|ext\.?|#)\s*\d+)?$/i.test(text) && /\d\D*\d\D*\d/.test(text),
  },
  'url-path': {
    expectation: 'a path that begins with /',
    example: '/courses/first-steps',
    accepts: (text) => /^\/[^\s]*$/.test(text),
  },
  'hex-color': {
    expectation: 'a color written as # and six hex digits',
    example: '#2f7d5b',
    accepts: (text) => /^#[0-9a-f]{6}$/i.test(text),
  },
  'ip-address': {
    expectation: 'an IPv4 or IPv6 address',
    example: '203.0.113.7',
    accepts: (text) => isIP(text) !== 0,
  },
  email: {
    expectation: 'an email address',
    example: 'ada.quill@example.com',
    // Lenient on purpose: double dots, non-ASCII names and bare hosts all occur in real address books.
    accepts: (text) => /^[^\s@]+@[^\s@]+$/.test(text),
  },
  uri: { expectation: 'an absolute URL', example: 'https://shop.example/offer' },
  hostname: { expectation: 'a host name', example: 'example.com' },
};

function isDateTime(text: string): boolean {
  const match =
    /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/.exec(
      text,
    );
  if (match === null) return false;

  const [, year, month, day] = match.map(Number);
  return isDay(year ?? 0, month ?? 0, day ?? 0);
}

function isCountry(text: string): boolean {
  if (!/^[A-Z]{2}$/.test(text) || NOT_COUNTRIES.has(text)) return false;
  const withdrawn = Intl.getCanonicalLocales(`und-${text}`)[0] !== `und-${text}`;
  return !withdrawn && countryNames().of(text) !== undefined;
}

function countryNames(): Intl.DisplayNames {
  regions ??= new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  return regions;
}

function isCurrency(text: string): boolean {
  currencies ??= new Set(Intl.supportedValuesOf('currency'));
  return (text === text.toUpperCase() || text === text.toLowerCase()) && currencies.has(text.toUpperCase());
}

function isIanaTimeZone(text: string): boolean {
  if (/^[+-]/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
