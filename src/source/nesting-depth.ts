/** More levels than any configuration, schema or webhook has; parsers take minutes or overflow with many more. */
export const MOST_LEVELS = 500;

/** How deeply the brackets of a JSON text are nested, counted without parsing it. Brackets in strings do not count. */
export function nestingDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [token] of text.matchAll(/"(?:\\.|[^"\\\n])*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth = Math.max(0, depth - 1);
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
