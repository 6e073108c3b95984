/**
 * The headers of a request, in any form that frameworks have them in: `Headers`, a plain object in any letter case whose
 * values may be lists, pairs of name and value, or Node's flat `rawHeaders`.
 */
export type RequestHeaders =
  | Iterable<readonly [name: string, value: string | readonly string[]]>
  | readonly string[]
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The value of a header; several values are joined by commas, as HTTP has it. `undefined` where it is missing.
 *
 * @param name In any letter case.
 */
export function headerValue(headers: RequestHeaders, name: string): string | undefined {
  const wanted = name.toLowerCase();
  const values = pairsOf(headers).flatMap(([key, value]) =>
    value !== undefined && key.toLowerCase() === wanted ? value : [],
  );
  return values.length === 0 ? undefined : values.join(', ');
}

type Pair = readonly [name: string, value: string | readonly string[] | undefined];

function pairsOf(headers: RequestHeaders): Pair[] {
  if (!isIterable(headers)) return Object.entries(headers);

  const items: readonly (string | Pair)[] = [...headers];
  return items.flatMap((item, index) => {
    if (typeof item !== 'string') return [item];
    const following = items[index + 1];
    return index % 2 === 0 && typeof following === 'string' ? [[item, following] as const] : [];
  });
}

function isIterable(headers: RequestHeaders): headers is Iterable<string | Pair> & RequestHeaders {
  return Symbol.iterator in headers && typeof headers[Symbol.iterator] === 'function';
}
