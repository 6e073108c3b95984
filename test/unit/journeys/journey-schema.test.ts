import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { journeyTypes } from '../../../.build/generate-journey-types.mjs';
import { ACTIONS, CREATIONS } from '../../../src/journeys/actions/registry.ts';
import { journeySchema } from '../../../src/journeys/journey-schema.ts';
import { builtInJourneyNames } from '../../../src/journeys/load-journey.ts';

const ROOT = new URL('../../../', import.meta.url);
const validate = new Ajv2020({ allowUnionTypes: true, strict: false }).compile(journeySchema());

it('is published as it follows from the actions; "npm run generate" brings it up to date', async () => {
  const committed = await readFile(new URL('schemas/journey.schema.json', ROOT), 'utf8');

  expect(committed).toBe(`${JSON.stringify(journeySchema(), null, 2)}\n`);
});

it('gives the committed types of journeys in code; "npm run generate" brings them up to date', async () => {
  const committed = await readFile(new URL('src/journeys/journey-definition.generated.ts', ROOT), 'utf8');

  expect(await journeyTypes()).toBe(committed);
});

it('describes a step for every action and every kind of thing', () => {
  const schema = JSON.stringify(journeySchema());

  for (const { verb } of ACTIONS) expect(schema).toContain(`"title":"${verb}"`);
  for (const { kind } of CREATIONS) expect(schema).toContain(`"title":"create-${kind}"`);
});

it.each(builtInJourneyNames())('accepts the built-in journey %s', (name) => {
  const journey: unknown = parse(readFileSync(new URL(`fixtures/journeys/${name}.yaml`, ROOT), 'utf8'));

  expect(validate(journey), JSON.stringify(validate.errors)).toBe(true);
});

it.each([
  [{ steps: [{ pya: 'purchase' }] }],
  [{ steps: [{ create: 'buyer', contact: { contry: 'US' } }] }],
  [{ steps: [{ create: 'sale', order: { of: 'buyer' } }] }],
  [{ steps: [{ create: 'buyer', contact: { country: 'UK' } }] }],
  [{ steps: [{ repeat: 'often', steps: [] }] }],
  [{ name: 'nothing-happens' }],
])('refuses %j', (journey) => {
  expect(validate(journey)).toBe(false);
});
