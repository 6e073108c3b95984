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
      return code.replaceAll(BUILTIN, (asWritten, name, module) =>
        // Taken apart at once where it stands in for a default export.
        code.includes(`__toESM(${name}`)
          ? asWritten
          : `const ${name} = new Proxy({}, { get: (_, key) => require("${module}")[key] });`,
      );
    },
  };
}
