import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENTRY_POINTS, MATCHERS } from './entry-points.mjs';

/** The entry point whose peer can only be imported, so that its module imports that peer by itself. */
export const IMPORTS_ITS_PEER = 'vitest';

/** The entry point that is written a second time as one module, for platforms that know no CommonJS. */
export const STANDS_ALONE = 'verify-web';

/** The folder of that module in `dist/`. */
export const STANDALONE_FOLDER = 'web';

/**
 * The entry points that bundlers for other platforms have to see through. The others load their CommonJS edition by
 * `require`: imported, it costs twice the time on Node 20, which then resolves all that it requires as modules.
 */
const SEEN_THROUGH = ['jest', 'verify', 'verify-web'];

/**
 * Writes what `import` loads of each entry point. That has no code of its own: it hands on what the CommonJS edition
 * exports, so that a process which imports and requires this package has one copy of it in memory.
 *
 * @param to The folder with the CommonJS edition.
 * @param chunks What was written there.
 */
export function writeModuleEditions(to, chunks) {
  for (const chunk of chunks) {
    if (ENTRY_POINTS.includes(chunk.name))
      writeFileSync(join(to, `${chunk.name}.js`), `${moduleEdition(chunk)}\n`);
  }
}

function moduleEdition({ name, exports, modules }) {
  const hasCode = Object.values(modules).some(({ renderedLength }) => renderedLength > 0);
  if (!hasCode) return 'export {};';
  if (name === IMPORTS_ITS_PEER) {
    return [
      "import { expect } from 'vitest';",
      ...required([['EXPECT_MATCHERS'], `${MATCHERS}.cjs`]),
      'expect.extend({ ...EXPECT_MATCHERS });',
      'export {};',
    ].join('\n');
  }
  if (!SEEN_THROUGH.includes(name)) {
    return [...required([exports, `${name}.cjs`]), `export { ${exports.join(', ')} };`].join('\n');
  }
  return exports.length > 0
    ? `export { ${exports.join(', ')} } from './${name}.cjs';`
    : `import './${name}.cjs';`;
}

function required([names, file]) {
  return [
    "import { createRequire } from 'node:module';",
    `const { ${names.join(', ')} } = createRequire(import.meta.url)('./${file}');`,
  ];
}
