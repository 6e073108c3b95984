/**
 * A seeded source of random numbers. The same seed gives the same numbers on every machine and in every
 * process; a fork with the same label gives the same numbers however much was drawn from its parent.
 */
export interface Random {
  /** The seed that this source started from. */
  readonly seed: string;
  /** A number in [0, 1). */
  next(): number;
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
  const name = String(seed);
  const next = sfc32(name);

  return {
    seed: name,
    next,
    integer: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (probability = 0.5) => next() < probability,
    pick: (items) => {
      if (items.length === 0) throw new RangeError('Cannot pick from an empty list.');
      return items[Math.floor(next() * items.length)] as (typeof items)[number];
    },
    fork: (label) => createRandom(`${name}/${label}`),
  };
}

/** Chris Doty-Humphrey's sfc32, seeded by hashing the text; passes PractRand and needs four words of state. */
function sfc32(text: string): () => number {
  const hash = xmur3(text);
  let a = hash();
  let b = hash();
  let c = hash();
  let counter = hash();

  const draw = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let warmUp = 0; warmUp < 12; warmUp += 1) draw();
  return draw;
}

/** A string hash that yields as many well-mixed 32-bit words as are asked of it (MurmurHash3's mixer). */
function xmur3(text: string): () => number {
  let h = 1_779_033_703 ^ text.length;
  for (let index = 0; index < text.length; index += 1) {
    h = Math.imul(h ^ text.charCodeAt(index), 3_432_918_353);
    h = (h << 13) | (h >>> 19);
  }
  return () => {
    h = Math.imul(h ^ (h >>> 16), 2_246_822_507);
    h = Math.imul(h ^ (h >>> 13), 3_266_489_909);
    h ^= h >>> 16;
    return h >>> 0;
  };
}
