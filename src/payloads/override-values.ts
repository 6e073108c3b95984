import { type JsonObject, type JsonValue, withPlainNumbers } from '../internal/json.ts';
import { nearestNames } from '../internal/nearest-names.ts';
import { numberAsWritten, WrittenNumber } from '../internal/written-number.ts';
import { parseJsonAsWritten } from '../source/parse-json.ts';
import { schemaEnum, schemaFormats, schemaTypes } from './data-path-schema.ts';
import { unstorableText } from './unstorable-text.ts';
import { validateValue } from './validation.ts';
import { listInWords, typesInWords, valueInWords } from './validation-messages.ts';

/** Whether a value may stand at a path, and if not, why and what to do. */
export type Fit =
  | { readonly fits: true; readonly value: JsonValue }
  | {
      readonly fits: false;
      /** The path of what is wrong: the path itself or one below it. */
      readonly path: string;
      /** Follows the path in a sentence, e.g. `must be an integer, got "abc"`. */
      readonly problem: string;
      /** A sentence; absent when there is nothing better than to correct the value. */
      readonly cure?: string;
    };

const INTEGER = /^-?(0|[1-9]\d*)$/;
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/**
 * Reads text as what the schema wants. `null` is null where null is allowed; an integer wins over a string where both
 * are; where the schema does not say, and where it wants a string, the text stays as it is.
 */
export function fitText(text: string, schema: JsonObject, path: string): Fit {
  const types = schemaTypes(schema);
  const value = types.length === 0 ? text : readText(text, types);
  if (value !== undefined) return fitValue(value, schema, path);

  const problem = `must be ${typesInWords(types)}, got ${valueInWords(text)}`;
  return { fits: false, path, problem, ...cureForText(types) };
}

/** Checks a value that is taken as it is. */
export function fitValue(value: JsonValue, schema: JsonObject, path: string): Fit {
  const unstorable = unstorableText(value);
  if (unstorable !== undefined) return { fits: false, path, problem: unstorable, cure: 'Leave it out.' };
  const [problem, ...more] = validateValue(schema, withPlainNumbers(value), path, value);
  if (problem === undefined) return { fits: true, value };

  const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
  const cure = problem.path === path ? cureForValue(value, schema) : {};
  return { fits: false, path: problem.path, problem: `${problem.message}${others}`, ...cure };
}

function readText(text: string, types: readonly string[]): JsonValue | undefined {
  const allows = (type: string): boolean => types.includes(type);

  if (text === 'null' && allows('null')) return null;
  if (INTEGER.test(text) && allows('integer') && Number.isSafeInteger(Number(text))) return Number(text);
  if (NUMBER.test(text) && allows('number') && Number.isFinite(Number(text))) return numberAsWritten(text);
  if ((text === 'true' || text === 'false') && allows('boolean')) return text === 'true';
  if ((/^\s*\{/.test(text) && allows('object')) || (/^\s*\[/.test(text) && allows('array'))) {
    const parsed = parseJsonAsWritten(text);
    if (parsed.ok) return parsed.value;
  }
  return allows('string') ? text : undefined;
}

function cureForText(types: readonly string[]): { cure?: string } {
  if (types.includes('object') || types.includes('array'))
    return { cure: 'Write it as JSON with --set-json.' };
  if (types.includes('integer'))
    return { cure: `Give a whole number up to ${Number.MAX_SAFE_INTEGER}, such as 3.` };
  if (types.includes('number')) return { cure: 'Give a number such as 3 or 4.5.' };
  return {};
}

function cureForValue(value: JsonValue, schema: JsonObject): { cure?: string } {
  if (value instanceof WrittenNumber && schemaTypes(schema).includes('string')) {
    return { cure: `Write it as the string "${value.text}".` };
  }
  if (typeof value === 'number' && schemaTypes(schema).includes('string')) {
    const decimal = schemaFormats(schema).includes('decimal-string');
    return { cure: `Write it as the string "${decimal ? decimalText(value) : value}".` };
  }
  if (typeof value !== 'string') return {};
  const allowed = schemaEnum(schema).filter((option) => typeof option === 'string');
  const near = nearestNames(value, allowed).map((name) => JSON.stringify(name));
  return near.length > 0 ? { cure: `Did you mean ${listInWords(near)}?` } : {};
}

/** Money is written with two digits: 49 → `49.00`. */
function decimalText(value: number): string {
  const text = value.toFixed(2);
  return Number(text) === value ? text : String(value);
}
