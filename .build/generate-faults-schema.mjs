// Writes what a request may say about faults into schemas/openapi.json, from the registry of faults. Run it with
// "npm run generate", after the build.
import { readFileSync, writeFileSync } from 'node:fs';
import { FAULT_OPTIONS } from '../.compiled/faults/registry.js';
import { faultsSchema } from './faults-schema.mjs';

const DOCUMENT = new URL('../schemas/openapi.json', import.meta.url);

const document = JSON.parse(readFileSync(DOCUMENT, 'utf8'));
document.components.schemas.Faults = faultsSchema(FAULT_OPTIONS);
writeFileSync(DOCUMENT, `${JSON.stringify(document, null, 2)}\n`);
