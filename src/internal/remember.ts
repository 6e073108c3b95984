/** Enough for every word of the vocabularies. */
const MOST_REMEMBERED = 2_000;

/**
 * The same function of a text, which remembers what it made of texts that come again and again.
 *
 * @param make Gives the same for the same text.
 */
export function remember<T extends object | string>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const result = make(text);
    if (made.size < MOST_REMEMBERED) made.set(text, result);
    return result;
  };
}
