import { parseDuration } from '../../internal/duration.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { listed } from '../../internal/listed.ts';
import { nearestNames } from '../../internal/nearest-names.ts';
import { journeyError } from '../journey-error.ts';
import type { FieldSpec, FieldSpecs } from './field-spec.ts';

/** Whether a value may stand under a key of a step: the value as actions read it, or what is wrong. */
export type FittedField =
  | { readonly fits: true; readonly value: JsonValue }
  | { readonly fits: false; readonly problem: string; readonly cure: string };

/** A field whose value is no collection. */
export type ScalarSpec = Extract<
  FieldSpec,
  { readonly type: 'name' | 'text' | 'money' | 'whole' | 'flag' | 'duration' }
>;

const MONEY = /^\d+(?:\.\d{1,2})?$/;
const WHOLE = /^\d+$/;

/**
 * Holds a value without references against what may stand there.
 *
 * @param text The value as it is written: `49.00` stays `49.00`.
 */
export function fitScalar(key: string, value: JsonValue, text: string, spec: ScalarSpec): FittedField {
  const wrong = (expected: string, cure: string): FittedField => ({
    fits: false,
    problem: `"${key}" must be ${expected}, got ${value === null ? 'nothing' : typeof value === 'object' ? 'a collection' : `"${text}"`}.`,
    cure,
  });
  if (typeof value === 'object') return wrong(IN_WORDS[spec.type], EXAMPLES[spec.type](key));
  switch (spec.type) {
    case 'name':
    case 'text':
      if (text === '') return wrong(IN_WORDS[spec.type], EXAMPLES[spec.type](key));
      return fitOptions(key, text, spec);
    case 'money':
      return MONEY.test(text) ? { fits: true, value: text } : wrong(IN_WORDS.money, EXAMPLES.money(key));
    case 'duration':
      return parseDuration(text) === undefined
        ? wrong(IN_WORDS.duration, EXAMPLES.duration(key))
        : { fits: true, value: text };
    case 'whole': {
      const least = spec.minimum ?? 0;
      const isFitting = WHOLE.test(text) && Number(text) >= least;
      return isFitting
        ? { fits: true, value: Number(text) }
        : wrong(`a whole number of at least ${least}`, EXAMPLES.whole(key));
    }
    case 'flag':
      return typeof value === 'boolean' ? { fits: true, value } : wrong(IN_WORDS.flag, EXAMPLES.flag(key));
    default:
      return spec satisfies never;
  }
}

/**
 * The fields of a step with every reference resolved, as actions read them.
 *
 * @throws SimulatorError `invalid-journey` for a value that cannot stand there.
 */
export function fitFields(fields: JsonObject, specs: FieldSpecs): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => {
      const spec = Object.hasOwn(specs, key) ? specs[key] : undefined;
      return [key, spec === undefined ? value : fitResolved(key, value ?? null, spec)];
    }),
  );
}

function fitResolved(key: string, value: JsonValue, spec: FieldSpec): JsonValue {
  switch (spec.type) {
    case 'record':
      return value;
    case 'texts':
      return Array.isArray(value) ? value.map((item: JsonValue) => String(item)) : [String(value)];
    case 'list':
      return (Array.isArray(value) ? value : [value]).map((item: JsonValue) =>
        isJsonObject(item) ? fitFields(item, spec.items) : item,
      );
    default: {
      const fitted = fitScalar(key, value, String(value ?? ''), spec);
      if (fitted.fits) return fitted.value;
      throw journeyError(fitted.problem, fitted.cure);
    }
  }
}

function fitOptions(key: string, text: string, spec: ScalarSpec): FittedField {
  const options = spec.type === 'name' ? undefined : spec.options;
  if (options === undefined || options.includes(text)) return { fits: true, value: text };
  // Codes of two or three letters are all alike.
  const near = text.length > 3 ? nearestNames(text, options).map((name) => `"${name}"`) : [];
  return {
    fits: false,
    problem: `"${key}" must be ${listed(options)}, got "${text}".`,
    cure: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Write ${key}: ${options[0] ?? ''}.`,
  };
}

const IN_WORDS: Readonly<Record<ScalarSpec['type'], string>> = {
  name: 'the name of an entity',
  text: 'text',
  money: 'an amount of money',
  duration: 'a duration',
  whole: 'a whole number',
  flag: 'true or false',
};

const EXAMPLES: Readonly<Record<ScalarSpec['type'], (key: string) => string>> = {
  name: (key) => `Write ${key}: and the name in its "create".`,
  text: (key) => `Write ${key}: and a text.`,
  money: (key) => `Write it with a dot and two digits: ${key}: 49.00.`,
  duration: (key) => `For example ${key}: 14d, or ${key}: 2h30m.`,
  whole: (key) => `For example ${key}: 2.`,
  flag: (key) => `Write ${key}: true, or leave it out.`,
};
