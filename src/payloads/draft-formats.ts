import { publicId, uuid } from '../random/identifiers.ts';
import type { Random } from '../random/random.ts';
import { fillDigits } from './vocabulary/draw.ts';
import { MAIN_LOCALITIES } from './vocabulary/localities.ts';
import { TAG_COLORS } from './vocabulary/workspace-words.ts';

/** How a draft fills each `format` of the schemas where no hint says more. */
export function draftFormats(random: Random, at: number): Record<string, () => string> {
  const locality = random.pick(MAIN_LOCALITIES);
  return {
    'public-id': () => publicId(random),
    'uuid-or-hex32': () => uuid(random),
    uuid: () => uuid(random),
    'date-time': () => new Date(at - random.integer(1_000, 86_400_000)).toISOString(),
    'decimal-string': () => `${random.integer(1, 400)}.00`,
    'iso-4217': () => locality.currency.toUpperCase(),
    'iso-3166-1-alpha-2': () => locality.country,
    'rails-time-zone-name': () => locality.timeZone,
    'iana-time-zone': () => locality.tzid,
    phone: () => fillDigits(random, random.pick(locality.phonePatterns)),
    'url-path': () => `/${random.pick(['welcome', 'start-here', 'members', 'archive'])}`,
    'hex-color': () => random.pick(TAG_COLORS),
    'ip-address': () => `192.0.2.${random.integer(1, 254)}`,
    email: () => `reader${random.integer(100, 999)}@example.com`,
    uri: () => 'https://shop.example/welcome',
    hostname: () => 'shop.example',
  };
}
