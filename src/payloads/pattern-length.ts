/**
 * How many characters a text has, about and at most, that a regular expression describes, where `*` and `+` count once.
 * So a `{100000000}` is found before anything tries to make such a text.
 */
export function patternLength(pattern: string): number {
  const sums = [0];
  let last = 0;
  const add = (length: number) => {
    sums.push((sums.pop() ?? 0) + length);
    last = length;
  };
  for (const [token] of pattern.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|\{\d+(?:,\d*)?\}|[\s\S]/gu)) {
    if (token === '(') sums.push(0);
    else if (token === ')' && sums.length > 1) add(sums.pop() ?? 0);
    else if (/^\{\d/.test(token)) add(last * (timesOf(token) - 1));
    else if (!['*', '+', '?', '|', '^', '$'].includes(token)) add(1);
  }
  return sums.reduce((total, sum) => total + sum, 0);
}

/** How often a quantifier in braces repeats at most; without an upper limit, at least. */
function timesOf(quantifier: string): number {
  return Math.max(...(quantifier.match(/\d+/g) ?? ['1']).map(Number));
}
