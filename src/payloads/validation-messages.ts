import type { ErrorObject } from 'ajv/dist/2020.js';
import { countOf } from '../internal/count-of.ts';
import { WrittenNumber } from '../internal/written-number.ts';
import { VALUE_FORMATS } from './validation-formats.ts';

/** One thing that is wrong with a value. */
export interface ValidationProblem {
  /** Where, as a dotted path, e.g. `data.line_items[0].quantity`. */
  readonly path: string;
  /** What, to follow the path in a sentence, e.g. `must be a string or null, got 12`. */
  readonly message: string;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true, false',
  object: 'an object',
  array: 'an array',
  null: 'null',
};

/**
 * Turns ajv's errors (made with `verbose` and `allErrors`) into problems in plain words, one per wrong value.
 *
 * @param errors What ajv reported.
 * @param root The path of the validated value itself, e.g. `data`.
 */
export function problemsFromErrors(errors: readonly ErrorObject[], root: string): ValidationProblem[] {
  const ofKeys = errors.filter(({ propertyName }) => propertyName !== undefined);
  const ofValues = errors.filter(({ propertyName, keyword }) => {
    // Says only that a key is wrong, which the errors of the key say better.
    return propertyName === undefined && (keyword !== 'propertyNames' || ofKeys.length === 0);
  });
  return [...problemsOfKeys(ofKeys, root), ...problemsOfValues(ofValues, root)];
}

/** What is wrong with the keys of objects, not with what stands under them. */
function problemsOfKeys(errors: readonly ErrorObject[], root: string): ValidationProblem[] {
  const keys = new Map(
    errors.map((error) => [JSON.stringify([error.instancePath, error.propertyName]), error]),
  );
  return [...keys.values()].flatMap(({ instancePath, propertyName }) => {
    const here = errors.filter(
      (error) => error.instancePath === instancePath && error.propertyName === propertyName,
    );
    const place = pathOf(instancePath, root);
    const path = place === '' ? 'a key' : `a key of ${place}`;
    return tellingErrors(here, false).map((error) => problemFrom(error, here, path));
  });
}

function problemsOfValues(errors: readonly ErrorObject[], root: string): ValidationProblem[] {
  const places = [...new Set(errors.map((error) => error.instancePath))];
  return places.flatMap((place) => {
    const here = errors.filter((error) => error.instancePath === place);
    const goesDeeper = places.some((other) => other.startsWith(`${place}/`));
    const path = pathOf(place, root);
    return tellingErrors(here, goesDeeper).map((error) => problemFrom(error, here, path));
  });
}

/** A list of JSON types for a sentence: `a string or null`. */
export function typesInWords(types: Iterable<string>): string {
  const words = [...new Set(types)].flatMap((type) => (TYPE_WORDS[type] ?? type).split(', '));
  return listInWords(words);
}

/** A list for a sentence: `a, b or c`. */
export function listInWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

/** A received value for a sentence; long ones are shortened, objects and arrays are only named. */
export function valueInWords(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value instanceof WrittenNumber) return value.text;
  if (Array.isArray(value)) return `an array of ${countOf(value.length, 'item')}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
}

/**
 * Picks the errors worth telling. A value that fits none of several alternatives fails all of them, which says little:
 * what counts is what is wrong inside the alternative it was meant for, or else the list of types that it may have.
 */
function tellingErrors(here: readonly ErrorObject[], goesDeeper: boolean): readonly ErrorObject[] {
  const ofType = here.filter(({ keyword }) => keyword === 'type');
  const other = here.filter(({ keyword }) => !['type', 'anyOf', 'oneOf', 'propertyNames'].includes(keyword));
  const severalAlternatives = here.some(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');

  // Several alternatives that all hold are as wrong as none.
  const tooMany = here.filter(
    ({ keyword, params }) => keyword === 'oneOf' && listed(params['passingSchemas']).length > 1,
  );
  if (tooMany.length > 0) return tooMany.slice(0, 1);
  if (severalAlternatives) return other.length > 0 || goesDeeper ? clearest(other) : ofType.slice(0, 1);
  return ofType.length > 0 ? ofType.slice(0, 1) : clearest(other);
}

/** An enumeration or a format says more than the patterns and lengths that stand beside it. */
function clearest(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const clear =
    errors.find(({ keyword }) => keyword === 'enum') ?? errors.find(({ keyword }) => keyword === 'format');
  return clear === undefined ? errors : [clear];
}

function problemFrom(error: ErrorObject, here: readonly ErrorObject[], path: string): ValidationProblem {
  const got = `, got ${valueInWords(error.data)}`;
  if (error.propertyName !== undefined && error.keyword !== 'propertyNames') {
    const { propertyName: _key, ...ofKey } = error;
    const { message } = problemFrom(ofKey, here, path);
    return { path, message: `has a key that is not allowed: a key ${message}` };
  }
  switch (error.keyword) {
    case 'type': {
      const types = here
        .filter(({ keyword }) => keyword === 'type')
        .flatMap(({ params }) => listed(params['type']));
      return { path, message: `must be ${typesInWords(types.map(String))}${got}` };
    }
    case 'enum': {
      const allowed = listed(error.params['allowedValues']).map((value) => JSON.stringify(value));
      return { path, message: `must be one of ${listInWords(allowed)}${got}` };
    }
    case 'const':
      return { path, message: `must be ${JSON.stringify(error.params['allowedValue'])}${got}` };
    case 'format':
      return { path, message: `must be ${formatInWords(String(error.params['format']))}${got}` };
    case 'required':
      return {
        path: pathStep(path, String(error.params['missingProperty'])),
        message: 'is required but missing',
      };
    case 'oneOf': {
      const passing = listed(error.params['passingSchemas']).length;
      if (passing > 1)
        return { path, message: `must match one alternative of "oneOf", but matches ${passing}${got}` };
      return { path, message: `must match one alternative of "oneOf"${got}` };
    }
    case 'additionalProperties':
      return {
        path: pathStep(path, String(error.params['additionalProperty'])),
        message: 'is not a known key',
      };
    default:
      return { path, message: `${error.message ?? `must satisfy "${error.keyword}"`}${got}` };
  }
}

function formatInWords(name: string): string {
  const format = VALUE_FORMATS[name];
  return format === undefined
    ? `in the format "${name}"`
    : `${format.expectation}, such as ${JSON.stringify(format.example)}`;
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** Turns a JSON pointer into a dotted path: `/line_items/0/quantity` under `data` → `data.line_items[0].quantity`. */
function pathOf(pointer: string, root: string): string {
  const steps = pointer.split('/').slice(1);
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')).reduce(pathStep, root);
}

function pathStep(path: string, step: string): string {
  if (/^\d+$/.test(step)) return `${path}[${step}]`;
  const bare = /^[^.[\]"']+$/.test(step);
  if (!bare) return `${path}[${JSON.stringify(step)}]`;
  return path === '' ? step : `${path}.${step}`;
}
