/**
 * Where to change a body, the most telling place first: the last byte of each match is the one that is changed.
 * An amount, then a number, then any digit. None of the changes can break valid JSON: a digit becomes another digit but
 * never 0.
 */
const PLACES = [/:\s*"-?\d+\.\d+(?=")/, /:\s*-?\d+(?=[\s,}\]])/, /\d/] as const;

/** A text, and the colon before it where it is a value. Colons within texts are passed over with them. */
const TEXTS = /(?<colon>:\s*)?"(?:[^"\\]|\\.)*"/g;
/** Up to the last letter before an escape, which no letter is changed in. */
const UP_TO_A_LETTER = /^:\s*"[^"\\]*[A-Za-z]/;

const SPACE = 0x20;

/**
 * The body with one byte changed; JSON stays valid JSON and says something else. A body that has neither a digit nor a
 * letter to change, such as `{}`, gets a space after its end.
 */
export function changeOneByte(body: Uint8Array): Uint8Array {
  const place = placeToChange(body);
  if (place === undefined) return Uint8Array.from([...body, SPACE]);
  return body.map((byte, index) => (index === place ? anotherCharacter(byte) : byte));
}

function placeToChange(body: Uint8Array): number | undefined {
  // One character for each byte, so that places in the text are places in the body.
  const text = Buffer.from(body).toString('latin1');
  for (const pattern of PLACES) {
    const match = pattern.exec(text);
    if (match !== null) return match.index + match[0].length - 1;
  }
  return letterInValue(text);
}

function letterInValue(text: string): number | undefined {
  for (const { 0: found, index, groups } of text.matchAll(TEXTS)) {
    const upTo = groups?.['colon'] === undefined ? null : UP_TO_A_LETTER.exec(found);
    if (upTo !== null) return index + upTo[0].length - 1;
  }
  return undefined;
}

/** The next digit or letter; after 9 comes 8, after z and Z the letter before. */
function anotherCharacter(byte: number): number {
  return '9zZ'.includes(String.fromCharCode(byte)) ? byte - 1 : byte + 1;
}
