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
  return new Sfc32(hash(String(seed), OFFSET), hash(String(seed), OFFSET ^ MIXER));
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
    const text = String(label);
    return new Sfc32(hash(text, this.#high), hash(text, this.#low));
  }

  #prepare(): void {
    this.#a = finish(this.#high);
    this.#b = finish(this.#low);
    this.#c = finish(this.#high ^ Math.imul(this.#low, MULTIPLIER));
    this.#counter = 1;
    for (let round = 0; round < WARM_UP; round += 1) this.#draw();
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

/** A hash of a text that goes on from another; the length keeps `ab` + `c` apart from `a` + `bc`. */
function hash(text: string, from: number): number {
  let h = from ^ Math.imul(text.length + 1, MIXER);
  for (let index = 0; index < text.length; index += 1) {
    h = Math.imul(h ^ text.charCodeAt(index), MULTIPLIER);
    h = (h << 13) | (h >>> 19);
  }
  return finish(h);
}

/** Mixes a word so that every bit of it tells in every bit of the result. */
function finish(word: number): number {
  let h = Math.imul(word ^ (word >>> 16), MIXER);
  h = Math.imul(h ^ (h >>> 13), FINISHER);
  return (h ^ (h >>> 16)) | 0;
}
