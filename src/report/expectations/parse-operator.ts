import type { Operator } from './comparison.ts';
import { cannotRead, didYouMean, type ExpectationReading } from './expectation-error.ts';

const OPERATOR_SIGNS = /^\s*([=!<>~]*)\s*/;
/** Operators of other languages, and what they are here. */
const FOREIGN_OPERATORS: Readonly<Record<string, string>> = {
  '==': '=',
  '===': '=',
  '!==': '!=',
  '<>': '!=',
  '=<': '<=',
  '=>': '>=',
};
const QUOTE_IT = 'Quote expectations in a shell: < and > redirect there.';

/** Reads the operator of a comparison, one of those that make sense there. */
export function parseOperator<const Allowed extends Operator>(
  reading: ExpectationReading,
  allowed: readonly Allowed[],
): { readonly operator: Allowed; readonly value: ExpectationReading } {
  const [signs = '', written = ''] = OPERATOR_SIGNS.exec(reading.rest) ?? [];
  const operator = allowed.find((candidate) => candidate === written);
  if (operator !== undefined) {
    return { operator, value: { ...reading, rest: reading.rest.slice(signs.length) } };
  }
  const meant = FOREIGN_OPERATORS[written];
  const advice = reading.rest.trim() === '' ? QUOTE_IT : didYouMean(meant === undefined ? [] : [meant]);
  throw cannotRead(reading, operatorAmong(allowed), advice);
}

/** What is expected where an operator has to come, e.g. `an operator (= !=)`. */
export function operatorAmong(allowed: readonly Operator[]): string {
  return allowed.length === 1 ? `${allowed[0]}` : `an operator (${allowed.join(' ')})`;
}
