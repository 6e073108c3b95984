// Writes src/events/payload-types.generated.ts: one TypeScript interface per schema in schemas/v2 and schemas/v1.
// Run it with `npm run generate` after a change to a schema; a test fails while the file lags behind.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';

const SCHEMAS = new URL('../schemas/', import.meta.url);
const OUTPUT = new URL('../src/events/payload-types.generated.ts', import.meta.url);
const BANNER = `// Generated from schemas/ by .build/generate-payload-types.mjs. Do not edit; run \`npm run generate\`.
`;

/** The text of src/events/payload-types.generated.ts. */
export async function payloadTypes() {
  const schemas = await readSchemas();
  const parts = [];
  for (const [path, schema] of schemas) {
    const prepared = withNamedReferences(withoutTitle(schema), path, schemas);
    parts.push(
      await compile(prepared, interfaceName(path, schema), {
        additionalProperties: false,
        bannerComment: '',
        format: true,
        unknownAny: true,
        style: { singleQuote: true, printWidth: 110 },
      }),
    );
  }
  return `${BANNER}\n${parts.join('\n')}`;
}

async function readSchemas() {
  const schemas = new Map();
  for (const folder of ['v2', 'v1']) {
    for (const file of (await readdir(new URL(`${folder}/`, SCHEMAS))).sort()) {
      if (!file.endsWith('.json')) continue;
      const text = await readFile(new URL(`${folder}/${file}`, SCHEMAS), 'utf8');
      schemas.set(`${folder}/${file}`, JSON.parse(text));
    }
  }
  return schemas;
}

/** `Orders::Invoices::LineItem` becomes OrdersInvoicesLineItem, `Page reference` becomes PageReference. */
function interfaceName(path, schema) {
  const name = schema.title
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return path.startsWith('v1/') && !name.startsWith('V1') ? `V1${name}` : name;
}

/** Without the title, which would be taken for the name of the interface. */
function withoutTitle({ title: _title, ...schema }) {
  return schema;
}

/** Names and examples that must not reach the types; `minItems` would turn arrays into tuples. */
const LEFT_OUT = new Set(['$id', '$schema', 'examples', 'minItems']);

/** Replaces a reference to a file by the name of its interface, and one into a file by what is there. */
function withNamedReferences(node, path, schemas) {
  if (Array.isArray(node)) return node.map((item) => withNamedReferences(item, path, schemas));
  if (typeof node !== 'object' || node === null) return node;

  const { $ref: reference, ...rest } = node;
  if (reference === undefined) {
    return Object.fromEntries(
      Object.entries(rest)
        .filter(([key, value]) => !(LEFT_OUT.has(key) && typeof value !== 'object') && key !== 'examples')
        .map(([key, value]) => [key, withNamedReferences(value, path, schemas)]),
    );
  }

  const target = new URL(reference, new URL(path, 'schemas:/'));
  const targetPath = target.pathname.slice(1);
  const schema = schemas.get(targetPath);
  if (schema === undefined) throw new Error(`${path} refers to ${reference}, which does not exist.`);
  if (target.hash === '') return { ...rest, tsType: interfaceName(targetPath, schema) };

  const steps = target.hash.split('/').slice(1);
  return withNamedReferences(
    { ...steps.reduce((value, step) => value[step], schema), ...rest },
    targetPath,
    schemas,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(OUTPUT, await payloadTypes());
}
