import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { payloadTypes } from '../../../.build/generate-payload-types.mjs';

const GENERATED = new URL('../../../src/events/payload-types.generated.ts', import.meta.url);

it('the committed payload types are what the schemas give; "npm run generate" brings them up to date', async () => {
  const committed = await readFile(GENERATED, 'utf8');

  expect(await payloadTypes()).toBe(committed);
});

it('the payload types name each interface once', async () => {
  const committed = await readFile(GENERATED, 'utf8');
  const interfaces = [...committed.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name);

  expect(new Set(interfaces).size).toBe(interfaces.length);
  expect(interfaces.filter((name) => /\d$/.test(name ?? ''))).toEqual([]);
});
