import { fillDigits } from '../../payloads/vocabulary/draw.ts';
import { LOCALITIES } from '../../payloads/vocabulary/localities.ts';
import type { Random } from '../../random/random.ts';

/** Gives the same stand-in for the same original, and another for another as long as there are any. */
export type Book = (original: string) => string;

const AREAS = ['503', '206', '619', '303', '512', '312', '612', '404', '919', '718'] as const;
const DOCUMENTATION_NETWORKS = ['192.0.2', '198.51.100', '203.0.113'] as const;
const PATTERNS = LOCALITIES.flatMap(({ phonePatterns }) => phonePatterns).map((one) => one.replace('+', ''));
/** Numbers of most countries are not set aside for fiction by anyone; those of North America are. */
const COUNTRY_CODES = ['1', '44', '353', '33', '49', '61'] as const;

/** Phone numbers of ranges set aside for fiction, written as the original is. */
export function createPhoneBook(random: Random): Book {
  const byDigits = createBook((digits, count) =>
    fictionalNumber(random, digits.slice(1), digits[0] === '+', count),
  );
  return (original) => {
    const digits = original.replaceAll(/\D/g, '');
    return layOut(original, byDigits(`${original.includes('+') ? '+' : ' '}${digits}`));
  };
}

/** Addresses that the RFCs 5737 and 3849 keep for documentation. */
export function createIpBook(): Book {
  return createBook((original, count) => {
    if (original.includes(':')) return `2001:db8::${(count + 1).toString(16)}`;
    const network = DOCUMENTATION_NETWORKS[Math.floor(count / 254) % DOCUMENTATION_NETWORKS.length];
    return `${network}.${(count % 254) + 1}`;
  });
}

/** Other letters for letters and other digits for digits; everything else stays. */
export function createScrambler(random: Random): Book {
  return createBook((original, count) => scrambled(random.fork(`text-${count}`), original));
}

/** Remembers what was invented for what, and invents again where the invention is the original itself. */
export function createBook(invent: (original: string, count: number) => string): Book {
  const known = new Map<string, string>();
  let count = 0;
  return (original) => {
    let standIn = known.get(original);
    for (let tries = 0; standIn === undefined || (standIn === original && tries < 2); tries += 1) {
      standIn = invent(original, count);
      count += 1;
    }
    known.set(original, standIn);
    return standIn;
  };
}

function fictionalNumber(random: Random, digits: string, international: boolean, count: number): string {
  const code = international ? COUNTRY_CODES.find((one) => digits.startsWith(one)) : undefined;
  const fitting = PATTERNS.filter(
    (pattern) => code !== undefined && pattern.startsWith(code) && pattern.length === digits.length,
  );
  if (code !== undefined && code !== '1' && fitting.length > 0)
    return fillDigits(random, random.pick(fitting));

  const national = `${AREAS[Math.floor(count / 100) % AREAS.length]}55501${String(count % 100).padStart(2, '0')}`;
  return digits.length === 10 && !international ? national : `1${national}`;
}

/** Puts digits into the places of an original's digits; where their number differs, without its punctuation. */
function layOut(original: string, digits: string): string {
  if (original.replaceAll(/\D/g, '').length !== digits.length)
    return original.includes('+') ? `+${digits}` : digits;
  let index = 0;
  return original.replaceAll(/\d/g, () => {
    index += 1;
    return digits.charAt(index - 1);
  });
}

function scrambled(random: Random, text: string): string {
  return text.normalize('NFC').replaceAll(/[\p{L}\p{N}\p{M}]/gu, (sign) => {
    if (/\p{M}/u.test(sign)) return '';
    if (/\p{N}/u.test(sign)) return shifted(random, sign, '0123456789');
    return shifted(
      random,
      sign,
      /\p{Lu}/u.test(sign) ? 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' : 'abcdefghijklmnopqrstuvwxyz',
    );
  });
}

/** A sign of the alphabet, and not the one given. */
function shifted(random: Random, sign: string, alphabet: string): string {
  const place = Math.max(0, alphabet.indexOf(sign));
  return alphabet.charAt((place + random.integer(1, alphabet.length - 1)) % alphabet.length);
}
