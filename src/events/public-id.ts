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

/** Where the letters of an id are put together; the largest whole number has twelve. */
const scratch = Buffer.alloc(16);
/** Where the last seven of them stand. */
const TAIL_PLACES = [9, 10, 11, 12, 13, 14, 15] as const;
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

/**
 * Writes public ids of a class as bytes.
 *
 * @returns Writes that of an id, at a place of a body.
 */
export function publicIdWriter(
  recordClass: RecordClass,
): (id: number, body: Uint8Array, place: number) => void {
  const code = codeOf(recordClass);
  return (id, body, place) => code.write(id, body, place);
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
  /** The alphabet after each lottery letter, by the place of that letter; the letter itself comes last. */
  readonly #shuffled: (Uint8Array | undefined)[];

  constructor(salt: string) {
    this.#salt = salt;
    const shuffled = shuffle(
      LETTERS.filter((letter) => !SEPARATORS.has(letter)),
      salt,
    );
    const guards = Math.ceil(shuffled.length / LETTERS_PER_GUARD);
    this.#guards = shuffled.slice(0, guards);
    this.#alphabet = shuffled.slice(guards);
    this.#shuffled = this.#alphabet.map(() => undefined);
  }

  encode(id: number): string {
    const start = this.#draw(id);
    if (scratch.length - start >= SHORTEST) return textFrom(start);
    const lot = lotteryOf(id);
    const guarded = this.#guarded(start, lot);
    return guarded === undefined ? this.#pad(textFrom(start), lot) : textFrom(guarded);
  }

  write(id: number, body: Uint8Array, place: number): void {
    let from = this.#draw(id);
    if (scratch.length - from < SHORTEST) {
      const guarded = this.#guarded(from, lotteryOf(id));
      from = guarded ?? scratch.length - SHORTEST;
      if (guarded === undefined) scratch.write(this.encode(id), from, 'latin1');
    }
    for (let index = from; index < scratch.length; index += 1)
      body[place + index - from] = scratch[index] as number;
  }

  decode(text: string): number | undefined {
    const [lottery = '', ...digits] = this.#withoutPadding(text);
    const number = this.#alphabet.indexOf(lottery);
    if (number === -1) return undefined;
    const alphabet = this.#alphabetAfter(number);
    let id = 0;
    for (const digit of digits) id = id * this.#alphabet.length + alphabet.indexOf(digit.charCodeAt(0));
    return Number.isSafeInteger(id) && id >= 0 && this.encode(id) === text ? id : undefined;
  }

  /** Puts the letters of an id at the end of {@link scratch}. @returns Where they begin. */
  #draw(id: number): number {
    const base = this.#alphabet.length;
    const alphabet = this.#alphabetAfter(lotteryOf(id) % base);
    let place = scratch.length;
    let rest = id;
    do {
      const shorter = Math.floor(rest / base);
      place -= 1;
      scratch[place] = alphabet[rest - shorter * base] as number;
      rest = shorter;
    } while (rest > 0);
    place -= 1;
    scratch[place] = alphabet[base] as number;
    return place;
  }

  #alphabetAfter(lottery: number): Uint8Array {
    const known = this.#shuffled[lottery];
    if (known !== undefined) return known;
    const letter = this.#alphabet[lottery] ?? '';
    const shuffled = shuffle(this.#alphabet, letter + this.#salt + this.#alphabet.join(''));
    const made = Uint8Array.from(Buffer.from(shuffled.join('') + letter));
    this.#shuffled[lottery] = made;
    return made;
  }

  /**
   * Puts guards around the letters at the end of {@link scratch}, which most short ids are long enough with: one before
   * five letters, one more behind four. @returns Where they begin; `undefined` where it takes more.
   */
  #guarded(start: number, lot: number): number | undefined {
    const length = scratch.length - start;
    if (length < SHORTEST - 2) return undefined;
    const before = this.#guards[(lot + (scratch[start] as number)) % this.#guards.length] as string;
    scratch[start - 1] = before.charCodeAt(0);
    if (length === SHORTEST - 1) return start - 1;
    const behind = this.#guards[(lot + (scratch[start + 1] as number)) % this.#guards.length] as string;
    scratch.copyWithin(start - 2, start - 1);
    scratch[scratch.length - 1] = behind.charCodeAt(0);
    return start - 2;
  }

  /** A guard before, a guard behind, then letters around both. */
  #pad(text: string, lot: number): string {
    let padded = this.#guard(lot, text, 0) + text;
    if (padded.length < SHORTEST) padded += this.#guard(lot, padded, 2);
    const half = Math.floor(this.#alphabet.length / 2);
    let filling = [
      ...Buffer.from(this.#alphabetAfter(lot % this.#alphabet.length).subarray(0, half * 2)).toString(
        'latin1',
      ),
    ];
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

/** Which of the letters leads; a division, since `%` of large numbers costs ten times as much. */
function lotteryOf(id: number): number {
  return id - Math.floor(id / LOTTERIES) * LOTTERIES;
}

/** The usual lengths in one call, which costs a fifth of a conversion of bytes. */
function textFrom(start: number): string {
  const [a, b, c, d, e, f, g] = TAIL_PLACES;
  const tail = (place: number) => scratch[place] as number;
  if (start === b) return String.fromCharCode(tail(b), tail(c), tail(d), tail(e), tail(f), tail(g));
  if (start === a) return String.fromCharCode(tail(a), tail(b), tail(c), tail(d), tail(e), tail(f), tail(g));
  return scratch.toString('latin1', start);
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
