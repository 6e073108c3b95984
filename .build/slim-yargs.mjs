import { createRequire } from 'node:module';
import { findings } from './findings.mjs';

const HELPERS = '\0yargs-helpers';

/**
 * Bundles of yargs what this tool asks it for, its reading of argv, in the edition for browsers: without commands, laying
 * out help, translations and configuration files. That saves start-up 30 ms.
 */
export function slimYargs() {
  const { note, requireAll } = findings('slim-yargs', ['yargs/helpers']);
  const fromYargs = createRequire(createRequire(import.meta.url).resolve('yargs/package.json'));
  return {
    requireAll,
    plugin: {
      name: 'slim-yargs',
      resolveId(specifier) {
        if (specifier !== 'yargs/helpers') return null;
        note(specifier);
        return HELPERS;
      },
      load(id) {
        if (id !== HELPERS) return null;
        const parser = fromYargs.resolve('yargs-parser/browser');
        return `export { default as Parser } from ${JSON.stringify(parser)};`;
      },
    },
  };
}
