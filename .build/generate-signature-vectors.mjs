// Writes fixtures/signature-vectors.json from the built package. Run it after `npm run build` when a vector or a mutant
// has changed; a test fails while the file lags behind.
import { mkdir, writeFile } from 'node:fs/promises';
import { createSignatureVectors, signatureVectorsText } from '../.compiled/signature/vectors.js';

const OUTPUT = new URL('../fixtures/signature-vectors.json', import.meta.url);

await mkdir(new URL('./', OUTPUT), { recursive: true });
await writeFile(OUTPUT, signatureVectorsText(createSignatureVectors()));
