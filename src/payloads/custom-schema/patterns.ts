const read = new Map<string, RegExp | undefined>();

/**
 * A `pattern` as a regular expression: with the u flag as JSON Schema wants it, else without, since many patterns in use
 * have needless escapes such as `\-`. `undefined` where it is no regular expression at all.
 */
export function readPattern(pattern: string): RegExp | undefined {
  if (!read.has(pattern)) read.set(pattern, compile(pattern, 'u') ?? compile(pattern, ''));
  return read.get(pattern);
}

/** {@link readPattern} as ajv asks for it. */
export function patternEngine(): ((pattern: string) => RegExp) & { code: string } {
  const engine = (pattern: string): RegExp => readPattern(pattern) ?? NEVER;
  return Object.assign(engine, { code: 'new RegExp' });
}

const NEVER = /(?!)/;

function compile(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}
