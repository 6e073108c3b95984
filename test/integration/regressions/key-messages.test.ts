import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { problemsFromErrors } from '../../../src/payloads/validation-messages.ts';

const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: false });

it.each<[string, object, object, string[]]>([
  [
    'a length',
    { propertyNames: { maxLength: 0 } },
    { a: 1 },
    ['a key of data must NOT have more than 0 characters, got "a"'],
  ],
  [
    'a list',
    { propertyNames: { enum: ['x', 'y'] } },
    { a: 1 },
    ['a key of data must be one of "x" or "y", got "a"'],
  ],
  ['nothing at all', { propertyNames: false }, { a: 1 }, ['a key of data boolean schema is false, got "a"']],
  [
    'a pattern, deeper, for two keys',
    { properties: { tags: { propertyNames: { pattern: '^[a-z]+$' } } } },
    { tags: { A: 1, b: 2, C: 3 } },
    [
      'a key of data.tags must match pattern "^[a-z]+$", got "A"',
      'a key of data.tags must match pattern "^[a-z]+$", got "C"',
    ],
  ],
  [
    'a length, beside a wrong value',
    { propertyNames: { maxLength: 1 }, properties: { ab: { type: 'string' } } },
    { ab: 1 },
    ['a key of data must NOT have more than 1 characters, got "ab"', 'data.ab must be a string, got 1'],
  ],
])('names the key, not the object, where keys must keep to %s', (_, schema, value, expected) => {
  const validate = ajv.compile(schema);

  validate(value);

  const problems = problemsFromErrors(validate.errors ?? [], 'data');
  expect(problems.map(({ path, message }) => `${path} ${message}`)).toEqual(expected);
});
