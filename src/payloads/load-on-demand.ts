import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Ajv and its formats. Loaded by the first call: most runs never validate, and an import would make all of them wait.
 * Not by an asynchronous import, since overrides and schemas are applied in the middle of plans that are read like lists.
 */
export function schemaValidator(): typeof import('./on-demand/schema-validator.ts') {
  return require('#on-demand/schema-validator');
}

/** json-schema-faker and Faker's English words. Loaded by the first call, for the same reason. */
export function schemaGenerator(): typeof import('./on-demand/schema-generator.ts') {
  return require('#on-demand/schema-generator');
}

/** The parser of YAML. Loaded by the first call, for the same reason. */
export function yamlReader(): typeof import('./on-demand/yaml-reader.ts') {
  return require('#on-demand/yaml-reader');
}
