import type { RecordClass } from './record-class.ts';

/** What every salt begins with: Bullet Train's default (observed: 55 of 59 published pairs follow from it). */
const SALT = 'Default ID Obfuscation Salt for ';
/** No public id is shorter (observed). */
const SHORTEST = 6;
const LETTERS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Letters that Hashids keeps for itself, to part several numbers. */
const SEPARATORS = new Set('cfhistuCFHISTU');
const LETTERS_PER_GUARD = 12;
const LOTTERIES = 100;

const codes = new Map<string, PublicIdCode>();

/**
 * The public id of a record: Hashids of its id, with a salt that names its class (observed).
 *
 * @param recordClass The Rails class, e.g. `Orders::Invoice`.
 * @example
 * publicIdOf('Contact', 236296209); // 'BbBNRxw'
 */
export function publicIdOf(recordClass: RecordClass, id: number): string {
  return codeOf(recordClass).encode(id);
}

/** The id of a record, from its public id; `undefined` where the text is the public id of no record of the class. */
export function idOfPublicId(recordClass: RecordClass, publicId: string): number | undefined {
  return codeOf(recordClass).decode(publicId);
}

function codeOf(recordClass: RecordClass): PublicIdCode {
  const known = codes.get(recordClass);
  if (known !== undefined) return known;
  const made = new PublicIdCode(SALT + recordClass);
  codes.set(recordClass, made);
  return made;
}

/**
 * Hashids for one number. The package shuffles its alphabet for every number, which would cost more than all the rest of
 * a payload; how it is shuffled depends on the first letter alone, so this keeps one alphabet for each of them.
 */
class PublicIdCode {
  readonly #salt: string;
  readonly #alphabet: readonly string[];
  readonly #guards: readonly string[];
  readonly #shuffled = new Map<string, readonly string[]>();

  constructor(salt: string) {
    this.#salt = salt;
    const shuffled = shuffle(
      LETTERS.filter((letter) => !SEPARATORS.has(letter)),
      salt,
    );
    const guards = Math.ceil(shuffled.length / LETTERS_PER_GUARD);
    this.#guards = shuffled.slice(0, guards);
    this.#alphabet = shuffled.slice(guards);
  }

  encode(id: number): string {
    const lottery = this.#alphabet[(id % LOTTERIES) % this.#alphabet.length] as string;
    const alphabet = this.#alphabetAfter(lottery);
    const base = alphabet.length;
    let digits = '';
    let rest = id;
    do {
      const shorter = Math.floor(rest / base);
      digits = (alphabet[rest - shorter * base] as string) + digits;
      rest = shorter;
    } while (rest > 0);
    const text = lottery + digits;
    return text.length < SHORTEST ? this.#pad(text, id % LOTTERIES, alphabet) : text;
  }

  decode(text: string): number | undefined {
    const parts = this.#withoutPadding(text);
    const [lottery = '', ...digits] = parts;
    if (!this.#alphabet.includes(lottery)) return undefined;
    const alphabet = this.#alphabetAfter(lottery);
    let id = 0;
    for (const digit of digits) id = id * alphabet.length + alphabet.indexOf(digit);
    return Number.isSafeInteger(id) && id >= 0 && this.encode(id) === text ? id : undefined;
  }

  #alphabetAfter(lottery: string): readonly string[] {
    const known = this.#shuffled.get(lottery);
    if (known !== undefined) return known;
    const made = shuffle(this.#alphabet, lottery + this.#salt + this.#alphabet.join(''));
    this.#shuffled.set(lottery, made);
    return made;
  }

  /** A guard before, a guard behind, then letters around both. */
  #pad(text: string, lot: number, alphabet: readonly string[]): string {
    let padded = this.#guard(lot, text, 0) + text;
    if (padded.length < SHORTEST) padded += this.#guard(lot, padded, 2);
    let filling = alphabet;
    const half = Math.floor(filling.length / 2);
    while (padded.length < SHORTEST) {
      filling = shuffle(filling, filling.join(''));
      padded = filling.slice(half).join('') + padded + filling.slice(0, half).join('');
      const excess = padded.length - SHORTEST;
      if (excess > 0) padded = padded.slice(Math.floor(excess / 2), Math.floor(excess / 2) + SHORTEST);
    }
    return padded;
  }

  #guard(lot: number, text: string, place: number): string {
    return this.#guards[(lot + text.charCodeAt(place)) % this.#guards.length] as string;
  }

  #withoutPadding(text: string): readonly string[] {
    const parts: string[][] = [[]];
    for (const letter of text) {
      if (this.#guards.includes(letter)) parts.push([]);
      else parts.at(-1)?.push(letter);
    }
    return (parts.length === 2 || parts.length === 3 ? parts[1] : parts[0]) ?? [];
  }
}

/** Hashids' shuffle: the same order for the same salt. */
function shuffle(letters: readonly string[], salt: string): string[] {
  const shuffled = [...letters];
  let sum = 0;
  for (let index = shuffled.length - 1, place = 0; index > 0; index -= 1, place += 1) {
    place %= salt.length;
    const code = salt.charCodeAt(place);
    sum += code;
    const other = (code + place + sum) % index;
    [shuffled[index], shuffled[other]] = [shuffled[other] as string, shuffled[index] as string];
  }
  return shuffled;
}
