import { isDeepStrictEqual } from 'node:util';
import type { JsonValue } from '../../internal/json.ts';
import { readAt } from '../../payloads/data-path.ts';
import type { AttemptReport } from '../run-report.ts';
import { satisfies } from './comparison.ts';
import type { ResponseBodyClaim } from './expectation.ts';
import { formatBodyPath } from './format-expectation.ts';
import type { Judgement } from './judgement.ts';
import { statusOf } from './status-pattern.ts';

/** The length from which on a report's excerpt may be the beginning of a longer body, in characters. */
const CUT_FROM_CHARACTERS = 2_047;
/** How much of a value is shown, in characters. */
const SHOWN_CHARACTERS = 40;

/** A body as claims see it. */
type Body =
  | { readonly kind: 'json'; readonly value: JsonValue }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'cut' };

/** Judges what an attempt got a response with. What is not there satisfies no claim. */
export function judgeResponseBody(claim: ResponseBodyClaim, attempt: AttemptReport): Judgement {
  const text = attempt.responseExcerpt;
  if (text === null) return { held: false, observed: `no response (${statusOf(attempt.outcome)})` };
  if (claim.path.length === 0 && claim.operator === 'contains') return judgeText(claim, text);

  const subject = formatBodyPath(claim.path);
  const body = readBody(text);
  if (body.kind === 'cut') {
    return {
      held: false,
      observed: 'a truncated body',
      hint: 'Reports keep only the beginning of a response, and truncated JSON cannot be parsed.',
    };
  }
  if (body.kind === 'text' && claim.path.length > 0) {
    return {
      held: false,
      observed: text === '' ? 'an empty body' : `a body that is not JSON: ${shown(text)}`,
    };
  }
  const value = readAt(body.value, claim.path);
  if (value === undefined) return { held: false, observed: `no ${subject}` };
  return judgeValue(claim, subject, value);
}

function judgeText({ value }: ResponseBodyClaim, text: string): Judgement {
  const held = text.includes(String(value));
  const observed = text === '' ? 'an empty body' : `response.body ${shown(text)}`;
  if (held || text.length < CUT_FROM_CHARACTERS) return { held, observed };
  return {
    held,
    observed,
    hint: 'Reports keep only the beginning of a response; the rest was not searched.',
  };
}

function judgeValue({ operator, value: expected }: ResponseBodyClaim, subject: string, actual: JsonValue) {
  const observed = `${subject} ${shown(actual)}`;
  const verdict = (held: boolean): Judgement => ({ held, observed });

  switch (operator) {
    case '=':
      return { ...verdict(equal(actual, expected)), ...typeHint(subject, actual, expected) };
    case '!=':
      return verdict(!equal(actual, expected));
    case 'contains':
      return verdict(typeof actual === 'string' && actual.includes(String(expected)));
    default:
      return verdict(
        typeof actual === 'number' &&
          typeof expected === 'number' &&
          satisfies(actual, { operator, value: expected }),
      );
  }
}

function readBody(text: string): Body {
  const trimmed = text.trim();
  try {
    return { kind: 'json', value: JSON.parse(trimmed) };
  } catch {
    return text.length >= CUT_FROM_CHARACTERS ? { kind: 'cut' } : { kind: 'text', value: trimmed };
  }
}

/** Zero has one value here, as it does for everyone who writes JSON by hand. */
function equal(actual: JsonValue, expected: JsonValue): boolean {
  return actual === expected || isDeepStrictEqual(actual, expected);
}

/** `5` and `"5"` look the same to a person and are not the same value. */
function typeHint(subject: string, actual: JsonValue, expected: JsonValue): Pick<Judgement, 'hint'> {
  const sameLook = typeof actual !== typeof expected && String(actual) === String(expected);
  return sameLook ? { hint: `The types differ: ${subject}=${JSON.stringify(actual)} would match.` } : {};
}

function shown(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS - 1)}…`;
}
