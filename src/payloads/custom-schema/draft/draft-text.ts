import type { JsonObject } from '../../../internal/json.ts';
import type { Random } from '../../../random/random.ts';
import { lengthOf } from '../accepts.ts';
import { hasFormat } from '../judge.ts';
import { readPattern } from '../patterns.ts';
import { draftPattern } from './draft-pattern.ts';
import { shortOfFormat } from './format-samples.ts';
import type { Rule } from './rule.ts';

const MOST_TRIES = 120;
/** The texts that a pattern with a length is tried with at most. */
const MOST_STRETCHED = 400;

/**
 * A text for a rule; `undefined` where none was found.
 *
 * @param leaf Makes a value from a schema with a hint or a format, or from one that says nothing more.
 */
export function draftText(
  rule: Rule,
  leaf: (schema: JsonObject) => unknown,
  random: Random,
): string | undefined {
  const fits = (text: unknown): text is string => typeof text === 'string' && textFits(rule, text);
  const hinted = rule.faker === undefined ? undefined : leaf({ type: 'string', faker: rule.faker });
  if (fits(hinted)) return hinted;
  for (const format of rule.formats) {
    for (let tries = 0; tries < (rule.patterns.length > 0 ? 10 : 2); tries += 1) {
      const made = leaf({ type: 'string', format });
      if (fits(made)) return made;
    }
    const short = shortOfFormat(format, rule.minLength, random).find(fits);
    if (short !== undefined) return short;
  }
  if (rule.patterns.length > 0) return patterned(rule, fits, random);
  return ofLength(rule, leaf, fits);
}

/** Whether a text is all that the rule says of texts. */
function textFits(rule: Rule, text: string): boolean {
  return (
    (rule.minLength === 0 || lengthOf(text) >= rule.minLength) &&
    lengthOf(text) <= rule.maxLength &&
    rule.patterns.every((pattern) => readPattern(pattern)?.test(text) === true) &&
    rule.formats.every((format) => hasFormat(text, format))
  );
}

function patterned(rule: Rule, fits: (text: unknown) => text is string, random: Random): string | undefined {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const pattern = rule.patterns[tries % rule.patterns.length] ?? '';
    const stretch = stretchOf(rule, tries);
    const text = draftPattern(pattern, stretch, random);
    if (text === undefined) continue;
    for (const one of [text, ...padded(pattern, text, rule)]) if (fits(one)) return one;
  }
  return undefined;
}

/** At first what looks natural; where a length is demanded, further and further towards it. */
function stretchOf({ minLength, maxLength }: Rule, tries: number): number {
  const usual = [4, 6, 2, 8, 1, 0, 12][tries % 7] ?? 4;
  if (minLength === 0) return maxLength < 6 ? Math.min(usual, maxLength) : usual;
  const wanted = Math.min(MOST_STRETCHED, minLength * 2);
  return tries % 2 === 0 ? wanted : Math.max(usual, Math.ceil(wanted / (1 + (tries % 5))));
}

/** A pattern that is open at an end allows more there. */
function padded(pattern: string, text: string, { minLength, maxLength }: Rule): string[] {
  const length = lengthOf(text);
  if (length > maxLength)
    return [[...text].slice(0, maxLength).join(''), [...text].slice(-maxLength).join('')];
  if (length >= minLength) return pattern.includes('(?') ? lookedFor(text) : [];
  const missing = minLength - length;
  const last = [...text].at(-1) ?? 'a';
  const first = [...text][0] ?? 'a';
  return [
    text + last.repeat(missing),
    first.repeat(missing) + text,
    text + 'a'.repeat(missing),
    'a'.repeat(missing) + text,
  ];
}

/** What passwords and the like ask for by look-aheads. */
function lookedFor(text: string): string[] {
  return [`${text}aA1!`, `aA1${text}`, `A${text.slice(1)}`];
}

function ofLength(
  rule: Rule,
  leaf: (schema: JsonObject) => unknown,
  fits: (text: unknown) => text is string,
): string | undefined {
  const words = leaf({ type: 'string', faker: 'lorem.words' });
  if (fits(words)) return words;
  if (rule.formats.length > 0 || typeof words !== 'string') return undefined;
  const least = Math.min(rule.minLength, 100_000);
  const wanted = Math.min(rule.maxLength, Math.max(least, Math.min(words.length, rule.maxLength)));
  let text = words;
  while (text.length < wanted) text += ` ${words}`;
  const cut = [...text].slice(0, wanted).join('').replace(/ $/, 's').replace(/^ /, 's');
  return fits(cut) ? cut : undefined;
}
