import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findings } from './findings.mjs';

const require = createRequire(import.meta.url);
const JITI = dirname(require.resolve('jiti/package.json'));
const IN_PACKAGE = '../dist/babel.cjs';

/** The file with which jiti compiles TypeScript, loaded where there is some. */
export const JITI_TRANSFORM = join(JITI, 'dist', 'babel.cjs');

/** The folders of the packages whose code is in that file. */
export const JITI_TRANSFORM_PACKAGES = [JITI, dirname(require.resolve('@babel/core/package.json'))];

/** Has jiti find that file where it is published: in `chunks`, beside the folders from which it is loaded. */
export function jitiTransform() {
  const { note, requireAll } = findings('jiti-transform', [IN_PACKAGE]);
  return {
    requireAll,
    plugin: {
      name: 'jiti-transform',
      transform(code, id) {
        if (id !== join(JITI, 'lib', 'jiti.mjs') || !code.includes(IN_PACKAGE)) return null;
        note(IN_PACKAGE);
        return code.replace(IN_PACKAGE, '../chunks/babel.cjs');
      },
    },
  };
}
