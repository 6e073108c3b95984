import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';

const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/report.schema.json', import.meta.url), 'utf8'),
);
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
ajvFormats.default(ajv);
const validate = ajv.compile(schema);

/** What the schema of reports says against a report; empty where nothing. */
export function reportSchemaErrors(report: unknown): readonly ErrorObject[] {
  validate(report);
  return validate.errors ?? [];
}
