import { expect, it } from 'vitest';
import { parameterFromText, parameterValues } from '../../../src/journeys/parameter-values.ts';
import { readText } from '../../support/journeys/read-text.ts';

const { journey } = readText(`name: sale
parameters:
  quantity: { default: 1, minimum: 1, maximum: 20 }
  country: { default: US, options: [US, DE] }
  gift: { default: false }
steps:
  - { create: buyer, contact: {} }
`);

it('takes what is chosen, and defaults elsewhere', () => {
  const values = parameterValues(journey, { quantity: 3 });

  expect(Object.fromEntries(values)).toEqual({ quantity: 3, country: 'US', gift: false });
});

it.each([
  ['quantity', '3', 3],
  ['gift', 'true', true],
  ['country', 'DE', 'DE'],
])('reads the text for %s as its type', (name, text, value) => {
  expect(parameterFromText(journey, name, text)).toBe(value);
});

it.each([
  [{ quantity: 'three' }, 'The journey "sale": "quantity" must be a number, got "three". For example 1.'],
  [{ quantity: 0 }, '"quantity" must be at least 1, got 0. The default is 1.'],
  [{ quantity: 21 }, '"quantity" must be at most 20, got 21.'],
  [{ country: 'FR' }, '"country" must be US or DE, got "FR".'],
  [{ gift: 'yes' }, '"gift" must be true or false, got "yes".'],
  [{ quantty: 2 }, 'The journey "sale" has no parameter "quantty". Did you mean "quantity"?'],
  [{ color: 2 }, 'The journey "sale" has no parameter "color". Its parameters are quantity, country, gift.'],
])('refuses %j', (chosen, message) => {
  expect(() => parameterValues(journey, chosen)).toThrow(message);
});
