import type { Random } from '../../random/random.ts';

/** What makes one body out of a template. */
export interface Rewriting {
  readonly random: Random;
  /** By how many milliseconds the event happens later than that of the template; negative where earlier. */
  readonly shiftMs: number;
  /** How often every body of the pool has been used before. */
  readonly round: number;
  /** What amounts are multiplied by. */
  readonly factor: number;
}

/** Writes one value of a body anew, in as many bytes, at all places where it stands. It is always the same body. */
export type Slot = (body: Uint8Array, rewriting: Rewriting) => void;

/** A value that stands at one or more places of a body, each told by the offset of its first byte. */
export interface Repeated {
  readonly text: string;
  readonly places: readonly number[];
}

/** What a pattern finds in a body, each different text once. The pattern marks what it means as the group `value`. */
export function findRepeated(body: string, pattern: RegExp): Repeated[] {
  const found = new Map<string, number[]>();
  for (const { groups, indices } of body.matchAll(pattern)) {
    const text = groups?.['value'];
    const place = indices?.groups?.['value']?.[0];
    if (text === undefined || place === undefined) continue;
    const places = found.get(text);
    if (places === undefined) found.set(text, [place]);
    else places.push(place);
  }
  return Array.from(found, ([text, places]) => ({ text, places }));
}

/** Puts ASCII text at all places. */
export function putText(body: Uint8Array, text: string, places: readonly number[]): void {
  for (const place of places) {
    for (let index = 0; index < text.length; index += 1) body[place + index] = text.charCodeAt(index);
  }
}
