import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENTRY_POINTS } from './entry-points.mjs';

/** The entry point whose peer can only be imported, so that its module imports that peer by itself. */
export const IMPORTS_ITS_PEER = 'vitest';

/** The entry point that is written a second time as one module, for platforms that know no CommonJS. */
export const STANDS_ALONE = 'verify-web';

/** The folder of that module in `dist/`. */
export const STANDALONE_FOLDER = 'web';

/**
 * Writes what `import` loads of each entry point. That has no code of its own: it hands on what the CommonJS edition
 * exports, so that a process which imports and requires this package has one copy of it in memory.
 *
 * @param to The folder with the CommonJS edition.
 * @param chunks What was written there.
 */
export function writeModuleEditions(to, chunks) {
  for (const chunk of chunks) {
    if (!ENTRY_POINTS.includes(chunk.name) || chunk.name === IMPORTS_ITS_PEER) continue;
    writeFileSync(join(to, `${chunk.name}.js`), `${handingOn(chunk)}\n`);
  }
}

/** Has a module import the modules of this package that it names from the CommonJS edition. */
export function fromCommonJs(files) {
  return {
    name: 'from-common-js',
    resolveId(specifier) {
      const file = files[specifier];
      return file === undefined ? null : { id: file, external: true };
    },
  };
}

function handingOn({ name, exports, modules }) {
  const hasCode = Object.values(modules).some(({ renderedLength }) => renderedLength > 0);
  if (!hasCode) return 'export {};';
  return exports.length > 0
    ? `export { ${exports.join(', ')} } from './${name}.cjs';`
    : `import './${name}.cjs';`;
}
