import type { JsonValue } from '../../internal/json.ts';
import { type PathStep, parsePath } from '../../payloads/data-path.ts';
import { OPERATORS } from './comparison.ts';
import type { ResponseBodyClaim } from './expectation.ts';
import { cannotRead, type ExpectationReading } from './expectation-error.ts';
import { operatorAmong, parseOperator } from './parse-operator.ts';

const PATH = /^(?:\.[^.[\]"'=!<>~\s]+|\[\d+\]|\["(?:[^"\\]|\\.)*"\])*/;
const CONTAINS = /^\s+contains(?=[\s"]|$)\s*/;

/** Reads what follows `response.body`: a path, an operator and a value. */
export function parseResponseBodyClaim(reading: ExpectationReading): ResponseBodyClaim {
  const [written = ''] = PATH.exec(reading.rest) ?? [];
  const path = parseSteps(reading, written);
  const afterPath = { ...reading, rest: reading.rest.slice(written.length) };
  if (/^[.[]/.test(afterPath.rest)) throw wrongPath(afterPath);

  const [contains] = CONTAINS.exec(afterPath.rest) ?? [];
  if (contains !== undefined) {
    const text = { ...reading, rest: afterPath.rest.slice(contains.length) };
    return { kind: 'response-body', path, operator: 'contains', value: parseText(text) };
  }
  if (/^\s+[a-z]/i.test(afterPath.rest))
    throw cannotRead(afterPath, `${operatorAmong(OPERATORS)} or contains`);

  const { operator, value } = parseOperator(afterPath, OPERATORS);
  const isEquality = operator === '=' || operator === '!=';
  return {
    kind: 'response-body',
    path,
    operator,
    value: isEquality ? parseValue(value) : parseNumber(value),
  };
}

function parseSteps(reading: ExpectationReading, written: string): readonly PathStep[] {
  if (written === '') return [];
  const parsed = parsePath(written.startsWith('.') ? written.slice(1) : written);
  if (!parsed.ok) throw wrongPath(reading);
  return parsed.steps;
}

function wrongPath(reading: ExpectationReading) {
  return cannotRead(reading, 'a path (.ok, .items[0].id or ["a key"])');
}

/** JSON where it is JSON; any other text stands for itself. */
function parseValue(reading: ExpectationReading): JsonValue {
  const text = reading.rest.trim();
  if (text === '') throw cannotRead(reading, 'a value ("" is the empty text)');
  const json = parseJson(text);
  if (json !== undefined) return json;
  if (/^["[{]/.test(text)) throw cannotRead(reading, 'valid JSON');
  return text;
}

function parseNumber(reading: ExpectationReading): number {
  const value = parseJson(reading.rest.trim());
  if (typeof value !== 'number') throw cannotRead(reading, 'a number');
  return value;
}

/** Text, with or without the quotes of JSON. */
function parseText(reading: ExpectationReading): string {
  const text = reading.rest.trim();
  if (text === '') throw cannotRead(reading, 'the text that the body must contain');
  if (!text.startsWith('"')) return text;
  const json = parseJson(text);
  if (typeof json !== 'string') throw cannotRead(reading, 'text in quotes, as in JSON');
  return json;
}

function parseJson(text: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
