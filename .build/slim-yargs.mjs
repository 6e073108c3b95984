import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const YARGS = dirname(createRequire(import.meta.url).resolve('yargs/package.json'));
const NOTHING = '\0nothing';

/**
 * Bundles yargs in its edition for browsers, which leaves out what this tool does not ask it for: laying out help,
 * translations, files of commands; and without its reading of configuration files. That saves start-up 30 ms. The
 * edition names its two dependencies by address; here they are the installed ones.
 */
export function slimYargs() {
  return {
    name: 'slim-yargs',
    resolveId(specifier) {
      if (specifier === 'yargs') return join(YARGS, 'browser.mjs');
      if (/^https:.*[/]yargs-parser@/.test(specifier)) {
        return createRequire(join(YARGS, 'package.json')).resolve('yargs-parser/browser');
      }
      return /^https:.*[/]cliui@|[/]apply-extends\.js$/.test(specifier) ? NOTHING : null;
    },
    load(id) {
      return id === NOTHING
        ? 'export const applyExtends = () => undefined; export default applyExtends;'
        : null;
    },
  };
}
