// Writes src/payloads/drafts.generated.ts: the columns that refinements leave to the schemas, as functions. Run it with
// `npm run generate` after a change to a schema or to what a refinement drafts; a test fails while the file lags behind.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const SCHEMAS = new URL('../schemas/v2/', import.meta.url);
const OUTPUT = new URL('../src/payloads/drafts.generated.ts', import.meta.url);
const BANNER =
  '// Generated from schemas/ by .build/generate-drafts.mjs. Do not edit; run `npm run generate`.';
/** A column that mostly holds one value (`x-usually`) holds it so often. */
const MOSTLY = 0.85;
const FORMATS = {
  'public-id': 'publicId(random)',
  uuid: 'uuid(random)',
  'uuid-or-hex32': 'uuid(random)',
};

/**
 * The text of src/payloads/drafts.generated.ts.
 *
 * @param refinements By resource: the columns that its refinement leaves to the draft.
 * @throws Error when a schema does not say enough about such a column.
 */
export async function draftsModule(refinements) {
  const used = new Set();
  const drafts = [];
  for (const [resource, columns] of Object.entries(refinements)) {
    const { properties } = JSON.parse(await readFile(new URL(`${resource}.json`, SCHEMAS), 'utf8'));
    const lines = columns.map(
      (name) => `    ${name}: ${column(properties[name], `${resource}.${name}`, used)},`,
    );
    const parameter = lines.some((line) => line.includes('random')) ? 'random' : '';
    const body = lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n  }`;
    drafts.push(`  ${key(resource)}: (${parameter}) => (${body}),`);
  }
  const identifiers = ['publicId', 'uuid'].filter((name) => used.has(name));
  const vocabularies = ['VOCABULARY'].filter((name) => used.has(name));
  return [
    BANNER,
    `import type { JsonObject } from '../internal/json.ts';`,
    ...(identifiers.length === 0
      ? []
      : [`import { ${identifiers.join(', ')} } from '../random/identifiers.ts';`]),
    `import type { Random } from '../random/random.ts';`,
    ...(vocabularies.length === 0 ? [] : [`import { VOCABULARY } from './vocabulary/vocabulary.ts';`]),
    '',
    '/** Makes the columns of a record that nothing else in it has to agree with. */',
    'export type Drafter = (random: Random) => JsonObject;',
    '',
    '/** A {@link Drafter} for every resource, by the base name of its schema. */',
    'export const DRAFTERS: Readonly<Record<string, Drafter>> = {',
    ...drafts,
    '};',
    '',
  ].join('\n');
}

/** An expression for the value of one column. */
function column(schema, path, used) {
  if (schema === undefined) throw new Error(`No schema has the column ${path}.`);
  const drawn = drawnValue(schema, used);
  if (!('x-usually' in schema)) {
    if (drawn === undefined)
      throw new Error(`The schema of ${path} needs a hint: faker, format, enum or x-usually.`);
    return drawn;
  }
  const usual = JSON.stringify(schema['x-usually']);
  return drawn === undefined ? usual : `random.chance(${MOSTLY}) ? ${usual} : ${drawn}`;
}

function drawnValue({ faker, format, enum: choices, examples }, used) {
  if (faker === 'cf.example') return pick(examples);
  if (faker?.startsWith('cf.')) {
    used.add('VOCABULARY');
    return `VOCABULARY.${faker.slice(3)}(random)`;
  }
  if (choices !== undefined) return pick(choices.filter((choice) => choice !== null));
  const expression = FORMATS[format];
  if (expression !== undefined) used.add(expression.slice(0, expression.indexOf('(')));
  return expression;
}

function pick(values) {
  return values.length === 1 ? literal(values[0]) : `random.pick([${values.map(literal).join(', ')}])`;
}

function literal(value) {
  return typeof value === 'string'
    ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
    : String(value);
}

function key(name) {
  return /^\w+$/.test(name) ? name : `'${name}'`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { REFINEMENTS } = await import('../.compiled/payloads/resources/registry.js');
  const columns = Object.entries(REFINEMENTS).map(([resource, { drafts }]) => [resource, drafts]);
  await writeFile(OUTPUT, await draftsModule(Object.fromEntries(columns)));
}
