import type { JsonObject } from '../../../internal/json.ts';
import type { Random } from '../../../random/random.ts';
import type { Rule } from './rule.ts';

/** How far a number without a second bound lies from the one that it has. */
const USUAL_SPAN = 1_000;
const FORMAT_BOUNDS: Readonly<Record<string, number>> = { int32: 2 ** 31 - 1 };
const MOST_TRIES = 40;

/** A number within the bounds of a rule; `undefined` where there is none. */
export function draftNumber(
  rule: Rule,
  isInteger: boolean,
  leaf: (schema: JsonObject) => unknown,
  random: Random,
): number | undefined {
  const [low, high] = boundsOf(rule, isInteger);
  if (!(low <= high)) return undefined;
  const step = stepOf(rule, isInteger);
  if (step !== undefined) return draftMultiple(rule, isInteger, step, low, high, random);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const value = leaf({ type: isInteger ? 'integer' : 'number', minimum: low, maximum: high });
    if (typeof value !== 'number') break;
    for (const one of [Math.round(value * 100) / 100, value]) if (fits(rule, one, isInteger)) return one;
  }
  return [low, high, (low + high) / 2].find((value) => fits(rule, value, isInteger));
}

/** Both bounds, ends included where the numbers are whole; a missing one is put at the usual distance. */
function boundsOf(rule: Rule, isInteger: boolean): readonly [low: number, high: number] {
  const largest = rule.formats.map((format) => FORMAT_BOUNDS[format]).find((bound) => bound !== undefined);
  const limit = largest ?? (isInteger ? Number.MAX_SAFE_INTEGER : Number.MAX_VALUE / 4);
  let low = Math.max(rule.minimum, rule.exclusiveMinimum);
  let high = Math.min(rule.maximum, rule.exclusiveMaximum);
  if (isInteger) {
    low =
      rule.exclusiveMinimum >= rule.minimum && Number.isInteger(rule.exclusiveMinimum)
        ? low + 1
        : Math.ceil(low);
    high =
      rule.exclusiveMaximum <= rule.maximum && Number.isInteger(rule.exclusiveMaximum)
        ? high - 1
        : Math.floor(high);
  }
  const span = Math.max(USUAL_SPAN, ...rule.multiples.map((multiple) => multiple * 20));
  if (low === Number.NEGATIVE_INFINITY)
    low = high === Number.POSITIVE_INFINITY || high >= 1 ? 0 : high - span;
  if (low > high) low = high - span;
  if (high === Number.POSITIVE_INFINITY) high = low + Math.max(span, Math.abs(low) * 1e-6);
  if (isInteger && Math.abs(low) > Number.MAX_SAFE_INTEGER) return [low, low];
  return [Math.max(low, -limit), Math.min(high, limit)];
}

/** What the number has to be a multiple of: the least common one of all that are demanded. */
function stepOf(rule: Rule, isInteger: boolean): number | undefined {
  if (rule.multiples.length === 0) return undefined;
  const all = isInteger ? [...rule.multiples, 1] : rule.multiples;
  const scale = 10 ** Math.max(...all.map(decimalsOf));
  return all.map((multiple) => Math.round(multiple * scale)).reduce(leastCommon) / scale;
}

function draftMultiple(
  rule: Rule,
  isInteger: boolean,
  step: number,
  low: number,
  high: number,
  random: Random,
): number | undefined {
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  for (let tries = 0; tries < MOST_TRIES && first <= last; tries += 1) {
    const times = last - first > Number.MAX_SAFE_INTEGER ? first : random.integer(first, last);
    const value = Number((times * step).toPrecision(15));
    if (fits(rule, value, isInteger)) return value;
  }
  return [0, first * step, last * step, 1].find((value) => fits(rule, value, isInteger));
}

function fits(rule: Rule, value: number, isInteger: boolean): boolean {
  return (
    value >= rule.minimum &&
    value <= rule.maximum &&
    value > rule.exclusiveMinimum &&
    value < rule.exclusiveMaximum &&
    (!isInteger || Number.isInteger(value)) &&
    rule.multiples.every((multiple) => Number.isInteger(value / multiple))
  );
}

function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent));
}

function leastCommon(one: number, other: number): number {
  let [a, b] = [one, other];
  while (b !== 0) [a, b] = [b, a % b];
  return a === 0 ? one : (one / a) * other;
}
