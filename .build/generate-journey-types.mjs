// Writes src/journeys/journey-definition.generated.ts: the types of journeys in code, from the schema of journeys.
// Run it with `npm run generate` after a change to an action; a test fails while the file lags behind.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';

const SCHEMA = new URL('../schemas/journey.schema.json', import.meta.url);
const OUTPUT = new URL('../src/journeys/journey-definition.generated.ts', import.meta.url);
const BANNER = `// Generated from schemas/journey.schema.json by .build/generate-journey-types.mjs. Do not edit; run \`npm run generate\`.
`;

/** The text of src/journeys/journey-definition.generated.ts. */
export async function journeyTypes() {
  const schema = JSON.parse(await readFile(SCHEMA, 'utf8'));
  const types = await compile(withSharedTiming(prepared(schema)), 'JourneyDefinition', {
    additionalProperties: false,
    bannerComment: '',
    format: true,
    unknownAny: true,
    style: { singleQuote: true, printWidth: 110 },
  });
  return `${BANNER}\n${types}`;
}

/** References as editors can tell them from other text. */
const REFERENCE = ['`', '{string}\\', '{', '{string}}', '{string}`'].join('$');

/** `minItems` would turn lists into tuples; a pattern says nothing to the compiler. */
function prepared(node) {
  if (Array.isArray(node)) return node.map(prepared);
  if (typeof node !== 'object' || node === null) return node;
  const { minItems: _, ...rest } = node;
  const own = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, prepared(value)]));
  return typeof own.pattern === 'string' ? { ...own, tsType: REFERENCE } : own;
}

/** What every step may say besides becomes one interface; what else is shared is written out, for its description. */
function withSharedTiming({ $defs, ...schema }) {
  const { after, at, when, fields, ...others } = $defs;
  const timing = {
    title: 'StepTiming',
    description: 'When a step happens, and whether it does.',
    type: 'object',
    properties: { after, at, when },
  };
  const anyOf = others.step.anyOf.map(({ properties, ...step }) => {
    const { after: _after, at: _at, when: _when, set, ...own } = properties;
    const described = set === undefined ? own : { ...own, set: { ...fields } };
    return { ...step, extends: { $ref: '#/$defs/timing' }, properties: described };
  });
  return { ...schema, $defs: { ...others, timing, fields, step: { ...others.step, anyOf } } };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(OUTPUT, await journeyTypes());
