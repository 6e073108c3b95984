import { findings } from './findings.mjs';

const BUILTIN_IMPORT = /^import (?:(\w+|\* as \w+),? )?(?:\{([^}]*)\} )?from "(node:[\w/]+)";$/gm;

/**
 * Takes Node's own modules from the process instead of importing them. An import makes Node read every name that such a
 * module exports, and with that load what hides behind some of them: streams behind `node:fs`, and from Node 22 on
 * all of undici behind `node:http`, which costs more than everything else at start.
 *
 * @param except The name of a chunk that goes on importing, since users bundle it for platforms of all kinds.
 */
export function directBuiltins(except) {
  const { note, requireAll } = findings('direct-builtins', ['imports', `the chunk ${except}`]);
  return {
    requireAll,
    plugin: {
      name: 'direct-builtins',
      renderChunk(code, { name }, { format }) {
        if (format !== 'es') return null;
        if (name === except) {
          note(`the chunk ${except}`);
          return null;
        }
        return code.replaceAll(BUILTIN_IMPORT, (_all, whole, names, module) => {
          note('imports');
          const taken = `process.getBuiltinModule("${module}")`;
          const variable = whole?.replace('* as ', '');
          return [
            ...(variable === undefined ? [] : [`const ${variable} = ${taken};`]),
            ...(names === undefined
              ? []
              : [`const {${names.replaceAll(/ as /g, ': ')}} = ${variable ?? taken};`]),
          ].join(' ');
        });
      },
    },
  };
}
