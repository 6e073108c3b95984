import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findings } from './findings.mjs';

const YARGS = dirname(createRequire(import.meta.url).resolve('yargs/package.json'));
const NOTHING = '\0nothing';

/** What is imported instead of each module. */
const REPLACED = [
  ['yargs', /^yargs$/, () => join(YARGS, 'browser.mjs')],
  [
    'yargs-parser',
    /^https:.*[/]yargs-parser@/,
    () => createRequire(join(YARGS, 'package.json')).resolve('yargs-parser/browser'),
  ],
  ['cliui', /^https:.*[/]cliui@/, () => NOTHING],
  ['apply-extends', /[/]apply-extends\.js$/, () => NOTHING],
];

/**
 * Bundles yargs in its edition for browsers, which leaves out what this tool does not ask it for: laying out help,
 * translations, files of commands; and without its reading of configuration files. That saves start-up 30 ms. The
 * edition names its two dependencies by address; here they are the installed ones.
 */
export function slimYargs() {
  const { note, requireAll } = findings(
    'slim-yargs',
    REPLACED.map(([name]) => name),
  );
  return {
    requireAll,
    plugin: {
      name: 'slim-yargs',
      resolveId(specifier) {
        const replaced = REPLACED.find(([, pattern]) => pattern.test(specifier));
        if (replaced === undefined) return null;
        const [name, , replacement] = replaced;
        note(name);
        return replacement();
      },
      load(id) {
        return id === NOTHING
          ? 'export const applyExtends = () => undefined; export default applyExtends;'
          : null;
      },
    },
  };
}
