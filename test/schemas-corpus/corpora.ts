import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/internal/json.ts';

/** A public schema. */
export interface PublicSchema {
  readonly name: string;
  readonly schema: JsonObject;
  /** Its file, where it may refer to others beside it. */
  readonly path?: string;
}

const require = createRequire(import.meta.url);

/** Every definition of octokit's webhooks, as a schema of its own. */
export function octokitSchemas(): PublicSchema[] {
  const { oneOf: _all, ...whole } = readJson(require.resolve('@octokit/webhooks-schemas'));
  const definitions = isJsonObject(whole['definitions']) ? whole['definitions'] : {};
  return Object.keys(definitions).map((name) => ({
    name,
    schema: { ...whole, $ref: `#/definitions/${name}` },
  }));
}

/** Every schema of the JSON Schema Test Suite (draft 04) that some object is valid by. */
export function suiteSchemas(): PublicSchema[] {
  const { draft4 } = require('json-schema-test-suite');
  const files: readonly { name: string; schemas: readonly JsonObject[] }[] = draft4();
  return files.flatMap((file) =>
    file.schemas.flatMap((group, index): PublicSchema[] => {
      const { schema, tests } = group;
      if (!isJsonObject(schema) || !hasValidObject(tests)) return [];
      const named = { $schema: 'http://json-schema.org/draft-04/schema#', ...schema };
      return [{ name: `${file.name} ${index}`, schema: named }];
    }),
  );
}

/** Every JSON file of a folder and of those inside of it. */
export function folderSchemas(folder: string): PublicSchema[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.json'))
    .map((name) => ({ name, schema: readJson(join(folder, name)), path: join(folder, name) }));
}

function hasValidObject(tests: JsonValue | undefined): boolean {
  return (
    Array.isArray(tests) &&
    tests.some(
      (test: JsonValue) => isJsonObject(test) && test['valid'] === true && isJsonObject(test['data']),
    )
  );
}

function readJson(path: string): JsonObject {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return isJsonObject(value) ? value : {};
}
