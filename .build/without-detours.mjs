import { posix } from 'node:path';

const DETOUR = /^export \{(?!.* as )[^}]*\} from "\.\/([^"]+)";\s*$/;
const DYNAMIC_IMPORT = /\bimport\("([^"]+)"\)/g;

/**
 * A module that is imported dynamically and shares a file with others is reached by a file that does nothing but pass
 * its names on. This has the importers take the shared file itself, which spares every command several files.
 */
export function withoutDetours() {
  return {
    name: 'without-detours',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
      const detours = new Map();
      for (const { fileName, code } of chunks) {
        const [, file] = DETOUR.exec(code) ?? [];
        if (file !== undefined) detours.set(fileName, posix.join(posix.dirname(fileName), file));
      }
      for (const chunk of chunks) {
        const folder = posix.dirname(chunk.fileName);
        chunk.code = chunk.code.replaceAll(DYNAMIC_IMPORT, (asWritten, path) => {
          const instead = detours.get(posix.join(folder, path));
          return instead === undefined ? asWritten : `import("./${posix.relative(folder, instead)}")`;
        });
      }
      for (const fileName of detours.keys()) delete bundle[fileName];
    },
  };
}
