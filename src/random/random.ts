/**
 * A seeded source of random numbers. The same seed gives the same numbers on every machine and in every
 * process; a fork with the same label gives the same numbers however much was drawn from its parent.
 */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** 32 bits, as a whole number that may be negative. */
  bits(): number;
  /** A whole number in [min, max], both ends included. */
  integer(min: number, max: number): number;
  /** True with the given probability (0 to 1). Default 0.5. */
  chance(probability?: number): boolean;
  /** One of the items. @throws RangeError when there is none. */
  pick<T>(items: readonly T[]): T;
  /** An independent source for a named part, unaffected by draws from this one. */
  fork(label: string | number): Random;
}

/** Makes a {@link Random} from any seed. */
export function createRandom(seed: string | number): Random {
  return sourceOf(String(seed), OFFSET, OFFSET ^ MIXER);
}

/** The start and the multipliers of the hash (MurmurHash3's). */
const OFFSET = 1_779_033_703;
const MULTIPLIER = 3_432_918_353;
const MIXER = 2_246_822_507;
const FINISHER = 3_266_489_909;
const WARM_UP = 12;

/**
 * Chris Doty-Humphrey's sfc32: passes PractRand and needs four words of state. Two words of hash tell a source from
 * every other; a fork hashes its label on from those of its parent. The state is made by the first draw, since many a
 * source is only forked.
 */
class Sfc32 implements Random {
  readonly #high: number;
  readonly #low: number;
  #isReady = false;
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 0;

  constructor(high: number, low: number) {
    this.#high = high;
    this.#low = low;
  }

  next(): number {
    return (this.bits() >>> 0) / 4_294_967_296;
  }

  bits(): number {
    if (!this.#isReady) this.#prepare();
    return this.#draw();
  }

  integer(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  chance(probability = 0.5): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('Cannot pick from an empty list.');
    return items[Math.floor(this.next() * items.length)] as T;
  }

  fork(label: string | number): Random {
    return sourceOf(typeof label === 'string' ? label : String(label), this.#high, this.#low);
  }

  #prepare(): void {
    // Draws without fields: most sources make few draws after these.
    let a = finish(this.#high);
    let b = finish(this.#low);
    let c = finish(this.#high ^ Math.imul(this.#low, MULTIPLIER));
    for (let counter = 1; counter <= WARM_UP; counter += 1) {
      const sum = (a + b + counter) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + sum) | 0;
    }
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#counter = WARM_UP + 1;
    this.#isReady = true;
  }

  #draw(): number {
    const b = this.#b;
    const c = this.#c;
    const sum = (this.#a + b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = b ^ (b >>> 9);
    this.#b = (c + (c << 3)) | 0;
    this.#c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum;
  }
}

/**
 * A source from a text and two words of hash: each goes on over the text; the length keeps `ab` + `c` apart from
 * `a` + `bc`.
 */
function sourceOf(text: string, high: number, low: number): Sfc32 {
  const { length } = text;
  const start = Math.imul(length + 1, MIXER);
  let h = high ^ start;
  let l = low ^ start;
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    h = Math.imul(h ^ code, MULTIPLIER);
    h = (h << 13) | (h >>> 19);
    l = Math.imul(l ^ code, MULTIPLIER);
    l = (l << 13) | (l >>> 19);
  }
  return new Sfc32(finish(h), finish(l));
}

/** Mixes a word so that every bit of it tells in every bit of the result. */
function finish(word: number): number {
  let h = Math.imul(word ^ (word >>> 16), MIXER);
  h = Math.imul(h ^ (h >>> 13), FINISHER);
  return (h ^ (h >>> 16)) | 0;
}
