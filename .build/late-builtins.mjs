const BUILTIN = /^let (\w+) = require\("(node:[\w/]+)"\);$/gm;

/**
 * Loads Node's own modules when something of them is first used, and not where they are imported: most runs use few of
 * them, and HTTP, TLS and compression together take as long to load as it takes to make an event.
 */
export function lateBuiltins() {
  return {
    name: 'late-builtins',
    renderChunk(code, _chunk, { format }) {
      if (format !== 'cjs') return null;
      let late = code;
      for (const [declaration, name, module] of code.matchAll(BUILTIN)) {
        // Some are taken apart at once, where they stand in for a default export.
        const mentions = code.split(new RegExp(`\\b${name}\\b`)).length - 1;
        const uses = code.split(new RegExp(`\\b${name}\\.(?=\\w)`)).length - 1;
        if (uses !== mentions - 1) continue;
        late = late
          .replaceAll(new RegExp(`\\b${name}\\.(?=\\w)`, 'g'), `(${name}()).`)
          .replace(
            declaration,
            `let ${name}_loaded; const ${name} = () => (${name}_loaded ??= require("${module}"));`,
          );
      }
      return late;
    },
  };
}
