const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const LENGTH = 6;
const COUNT = BigInt(LETTERS.length ** LENGTH);

/** Odd and no multiple of 13, so that multiplying by it maps the numbers below {@link COUNT} onto themselves. */
const FACTOR = 12_345_678_919n;
const INVERSE = inverseOf(FACTOR, COUNT);

/** Where each kind of thing begins, so that equal numbers of different kinds have different public ids. */
const OFFSETS = { endpoint: 7_919n, event: 104_729n, page: 1_299_709n, funnel: 15_485_863n } as const;

/** The kinds of things that have a number and a public id. */
export type PublicIdKind = keyof typeof OFFSETS;

/**
 * The public id of a thing: six letters that stand for its number (that ClickFunnels' ones do is assumed), so that they
 * need not be kept and are never given twice.
 */
export function publicIdOf(kind: PublicIdKind, id: number): string {
  let rest = ((BigInt(id) + OFFSETS[kind]) * FACTOR) % COUNT;
  let text = '';
  for (let place = 0; place < LENGTH; place += 1) {
    text += LETTERS.charAt(Number(rest % BigInt(LETTERS.length)));
    rest /= BigInt(LETTERS.length);
  }
  return text;
}

/** The number of a thing, from its number as text or from its public id; `undefined` when the text is neither. */
export function idOf(kind: PublicIdKind, text: string): number | undefined {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  if (!/^[A-Za-z]{6}$/.test(text)) return undefined;
  let value = 0n;
  for (const letter of [...text].reverse()) {
    value = value * BigInt(LETTERS.length) + BigInt(LETTERS.indexOf(letter));
  }
  return Number((((value * INVERSE) % COUNT) + COUNT - OFFSETS[kind]) % COUNT);
}

/** The number that undoes multiplying by `factor`, by Euclid's algorithm. */
function inverseOf(factor: bigint, modulus: bigint): bigint {
  let [previous, current] = [modulus, factor % modulus];
  let [previousShare, share] = [0n, 1n];
  while (current !== 0n) {
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [previousShare, share] = [share, previousShare - quotient * share];
  }
  return ((previousShare % modulus) + modulus) % modulus;
}
