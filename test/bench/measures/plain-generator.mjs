import { faker } from '@faker-js/faker/locale/en';
import { generateSync } from 'json-schema-faker';
import { built } from '../package-under-test.mjs';

/**
 * The reference for payloads: json-schema-faker and Faker as one would use them without this package, on the same
 * schema with every reference resolved. Our own hints and formats cost it next to nothing, so that it is not slowed
 * by what it cannot know.
 *
 * @param schemaPath Path inside `schemas/` without `.json`, e.g. `v2/order`.
 * @returns Makes one payload.
 */
export async function plainGenerator(schemaPath) {
  const { resolvedSchema } = await built('payloads/schema-store.js');
  const { VOCABULARY } = await built('payloads/vocabulary/vocabulary.js');
  const schema = resolvedSchema(schemaPath);
  const options = {
    alwaysFakeOptionals: true,
    maxDepth: 30,
    extensions: { faker: { ...faker, cf: cheapWords([...Object.keys(VOCABULARY), 'example']) } },
    formats: cheapWords(formatsIn(schema)),
  };
  let seed = 0;
  return () => {
    seed += 1;
    return generateSync(schema, { ...options, seed });
  };
}

function cheapWords(names) {
  return Object.fromEntries(names.map((name) => [name, () => name]));
}

/** Every `format` that a schema asks for. */
function formatsIn(node, found = new Set()) {
  if (typeof node !== 'object' || node === null) return [];
  if (typeof node.format === 'string') found.add(node.format);
  for (const member of Object.values(node)) formatsIn(member, found);
  return [...found];
}
