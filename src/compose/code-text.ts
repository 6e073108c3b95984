import { type MaskedPiece, secretVariable } from '../internal/mask.ts';

/** Longer code is left to the caller's own variable. */
const LONGEST_CODE = 2_000;

/** JavaScript that stands for a value. */
export interface CodeText {
  readonly code: string;
}

/**
 * An object literal on one line. Values that JSON cannot hold are the caller's own: a variable of the same name stands
 * for them. Properties that are undefined are left out.
 */
export function objectCode(properties: Readonly<Record<string, unknown>>): CodeText {
  const entries = Object.entries(properties).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const code = valueCode(value);
    return code === undefined ? [name] : [`${JSON.stringify(name)}:${code}`];
  });
  return { code: `{${entries.join(',')}}` };
}

/** An object literal, or nothing where it would be empty. */
export function argumentsCode(properties: Readonly<Record<string, unknown>>): CodeText[] {
  const object = objectCode(properties);
  return object.code === '{}' ? [] : [object];
}

/** A text with environment variables in the places of secrets. */
export function textCode(pieces: readonly MaskedPiece[]): CodeText {
  const parts = pieces.map((piece) =>
    typeof piece === 'string' ? JSON.stringify(piece) : `process.env.${secretVariable(piece.secret)}`,
  );
  return { code: parts.length === 0 ? '""' : parts.join('+') };
}

/** A variable of the environment, for a secret. */
export function variableCode(name: string): CodeText {
  return { code: `process.env.${secretVariable(name)}` };
}

/** Code for a value; undefined for what JSON cannot hold, and for what would be very long. */
export function valueCode(value: unknown): string | undefined {
  if (isCode(value)) return value.code;
  if (Array.isArray(value)) {
    const codes = value.map(valueCode);
    if (codes.includes(undefined)) return undefined;
    return short(isRepeated(codes) ? `Array(${codes.length}).fill(${codes[0]})` : `[${codes.join(',')}]`);
  }
  return isData(value) ? short(JSON.stringify(value)) : undefined;
}

function short(code: string): string | undefined {
  return code.length > LONGEST_CODE ? undefined : code;
}

function isRepeated(codes: readonly (string | undefined)[]): boolean {
  return codes.length > 1 && codes.every((code) => code === codes[0]);
}

function isCode(value: unknown): value is CodeText {
  return value instanceof Object && 'code' in value && Object.keys(value).length === 1;
}

/** Whether JSON gives back what it was given; no deeper than options are. */
function isData(value: unknown, depth = 0): boolean {
  if (value === null || ['string', 'boolean', 'undefined'].includes(typeof value)) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth > 20) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = Array.isArray(value) || prototype === Object.prototype || prototype === null;
  return isPlain && Object.values(value).every((inner) => isData(inner, depth + 1));
}
