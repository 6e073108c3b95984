import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/** What is written by the build follows the schemas, whose titles are those of ClickFunnels. */
const GENERATED = /\.generated\.ts$/;

/** The page of `--ui` is a program of its own, which knows others' types only as JSON. */
const PAGE = /^dashboard[\\/]page[\\/]/;

/** Names that two modules export on purpose, and why. */
const SHARED: Readonly<Record<string, string>> = {
  EventType: 'in cli/types they are the text of a file that is printed',
  WebhookEvent: 'in cli/types they are the text of a file that is printed',
  WebhookPayload: 'in cli/types they are the text of a file that is printed',
};

it('has no two exported types with one name', () => {
  const places = new Map<string, string[]>();
  for (const file of readdirSync(SRC, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || GENERATED.test(file) || PAGE.test(file)) continue;
    const text = readFileSync(`${SRC}/${file}`, 'utf8');
    for (const [, name = ''] of text.matchAll(/^export (?:interface|type|class) (\w+)/gm)) {
      if (!Object.hasOwn(SHARED, name)) places.set(name, [...(places.get(name) ?? []), file]);
    }
  }

  expect([...places].filter(([, files]) => files.length > 1)).toEqual([]);
});
