import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ENTRY_POINTS } from './entry-points.mjs';
import { IMPORTS_ITS_PEER } from './module-editions.mjs';

const RELATIVE_IMPORT = /(\bfrom\s+|\bimport\s*\(\s*|\bimport\s+)(['"])(\.[^'"]+)\.(?:js|ts)\2/g;

/**
 * Writes the type declarations that can be reached from the entry points; users have no need of the others. They
 * describe the CommonJS edition, and what is imported hands them on as its code does.
 */
export function writeDeclarations(from, to) {
  const written = new Set();
  const pending = [...ENTRY_POINTS];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (written.has(path)) continue;
    written.add(path);
    const folder = dirname(path);
    const code = readFileSync(join(from, `${path}.d.ts`), 'utf8');
    const imported = [...code.matchAll(RELATIVE_IMPORT)].map(([, , , relative]) => join(folder, relative));
    pending.push(...imported);
    mkdirSync(join(to, folder), { recursive: true });
    const commonJs = code.replaceAll(RELATIVE_IMPORT, '$1$2$3.cjs$2');
    writeFileSync(join(to, `${path}.d.cts`), commonJs);
    if (ENTRY_POINTS.includes(path)) writeFileSync(join(to, `${path}.d.ts`), moduleEdition(path, commonJs));
  }
}

/** What augments a peer has to do so in each edition, where the peer has two as well. */
function moduleEdition(entryPoint, commonJs) {
  return entryPoint === IMPORTS_ITS_PEER ? commonJs : `export * from './${entryPoint}.cjs';\n`;
}
