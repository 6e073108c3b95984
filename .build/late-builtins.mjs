const BUILTIN = /^let (\w+) = require\("(node:[\w/]+)"\);$/gm;

/**
 * Loads Node's own modules when something of them is used, and not already where it is imported: most runs need few of
 * what hangs together with a module, and TLS or HTTP alone cost as much as making an event.
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
