import type { JsonObject } from '../../../internal/json.ts';
import type { Rule } from './rule.ts';

/** What a field of a known name holds where its schema says no more than its type. */
const HINTS_BY_NAME: readonly (readonly [name: RegExp, type: string, hint: JsonObject])[] = [
  [/(^|_)id$/, 'integer', { faker: 'cf.id' }],
  [/^public_id$/, 'string', { format: 'public-id' }],
  [/(^|_)e?mail(_address)?$/, 'string', { format: 'email' }],
  [/^first_name$/, 'string', { faker: 'person.firstName' }],
  [/^last_name$/, 'string', { faker: 'person.lastName' }],
  [/(^|_)phone(_number)?$/, 'string', { format: 'phone' }],
  [/_at$/, 'string', { format: 'date-time' }],
  [/(^|_)url$/, 'string', { format: 'uri' }],
  [/(^|_)uuid$/, 'string', { format: 'uuid' }],
  [/(^|_)currency$/, 'string', { format: 'iso-4217' }],
  [/(^|_)country(_code)?$/, 'string', { format: 'iso-3166-1-alpha-2' }],
  [/(^|_)city$/, 'string', { faker: 'location.city' }],
  [/(^|_)(street|address)$/, 'string', { faker: 'location.streetAddress' }],
  [/(^|_)(zip|postal)(_code)?$/, 'string', { faker: 'location.zipCode' }],
  [/(^|_)company$/, 'string', { faker: 'company.name' }],
  [/(^|_)(amount|price)$/, 'string', { format: 'decimal-string' }],
  [/(^|_)(quantity|count)$/, 'integer', { minimum: 1, maximum: 12 }],
];

/** What the generator is to make for a field of a known name, where the rule says nothing more than the type. */
export function hintFor(rule: Rule, type: string, field: string): JsonObject | undefined {
  if (type !== 'string' && type !== 'integer') return undefined;
  if (type === 'integer' && rule.faker !== undefined) return { faker: rule.faker };
  const isTold =
    rule.faker !== undefined ||
    rule.patterns.length + rule.formats.length + rule.multiples.length + rule.minLength > 0 ||
    rule.maxLength < Number.POSITIVE_INFINITY ||
    Math.max(rule.minimum, rule.exclusiveMinimum) > Number.NEGATIVE_INFINITY ||
    Math.min(rule.maximum, rule.exclusiveMaximum) < Number.POSITIVE_INFINITY;
  return isTold
    ? undefined
    : HINTS_BY_NAME.find(([name, ofType]) => ofType === type && name.test(field))?.[2];
}
