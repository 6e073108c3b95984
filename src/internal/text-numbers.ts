/** Numbers different texts from 0 on, in the order in which they come, in memory that a million of them fit into. */
export interface TextNumbers {
  /**
   * The number of a text, which it is given the first time. Texts themselves are not kept; two of a million are
   * mistaken for one once in 20,000 runs.
   */
  readonly of: (text: string) => number;
  /** The same for a text that may not have come yet; `undefined` then. */
  readonly find: (text: string) => number | undefined;
  /** How many different texts have come. */
  readonly count: () => number;
}

const FIRST_SLOTS = 1_024;
const EMPTY = 0;

/** Makes {@link TextNumbers} that have seen no text yet. They take 15 to 30 bytes for each. */
export function createTextNumbers(): TextNumbers {
  let hashes = new Float64Array(FIRST_SLOTS);
  let numbers = new Uint32Array(FIRST_SLOTS);
  let count = 0;

  const widen = () => {
    const wider = new Float64Array(hashes.length * 2);
    const moved = new Uint32Array(wider.length);
    for (const [slot, hash] of hashes.entries()) {
      if (hash === EMPTY) continue;
      const place = slotOf(wider, hash);
      wider[place] = hash;
      moved[place] = numbers[slot] ?? 0;
    }
    hashes = wider;
    numbers = moved;
  };

  return {
    of: (text) => {
      const hash = hashOf(text);
      const slot = slotOf(hashes, hash);
      if (hashes[slot] === hash) return numbers[slot] ?? 0;
      const number = count;
      hashes[slot] = hash;
      numbers[slot] = number;
      count += 1;
      if (count * 5 > hashes.length * 4) widen();
      return number;
    },
    find: (text) => {
      const hash = hashOf(text);
      const slot = slotOf(hashes, hash);
      return hashes[slot] === hash ? numbers[slot] : undefined;
    },
    count: () => count,
  };
}

/** The slot of a hash, or the free one that it may have: the first from its own on. */
function slotOf(hashes: Float64Array, hash: number): number {
  const last = hashes.length - 1;
  let at = hash % hashes.length;
  while (hashes[at] !== EMPTY && hashes[at] !== hash) at = at === last ? 0 : at + 1;
  return at;
}

/** 53 bits of a text: two multiplicative hashes whose bits are mixed at the end. Never {@link EMPTY}. */
function hashOf(text: string): number {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 2_654_435_761);
    high = Math.imul(high ^ unit, 1_597_334_677);
  }
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  return 4_294_967_296 * (high & 0x1fffff) + (low >>> 0) || 1;
}
