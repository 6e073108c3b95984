import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../../', import.meta.url);

/** The command line's entry file, as it is published. */
export const CLI = fileURLToPath(new URL('dist/cli/bin.cjs', ROOT));

/**
 * Loads an inner module as the compiler gives it, before bundling.
 *
 * @param path Path inside `src/` with `.js`, e.g. `wire/serialize.js`.
 */
export function built(path) {
  return import(new URL(`.compiled/${path}`, ROOT).href);
}

/** The version of this package. */
export function ownVersion() {
  return readVersion(fileURLToPath(new URL('package.json', ROOT)));
}

/** The version of an installed package; its manifest need not be exported. */
export function installedVersion(name) {
  const paths = createRequire(import.meta.url).resolve.paths(name) ?? [];
  for (const path of paths) {
    const version = readVersion(join(path, name, 'package.json'));
    if (version !== undefined) return version;
  }
  return 'unknown';
}

/** The file of a script beside this one. */
export function script(path) {
  return join(dirname(fileURLToPath(import.meta.url)), path);
}

function readVersion(manifest) {
  try {
    return JSON.parse(readFileSync(manifest, 'utf8')).version;
  } catch {
    return undefined;
  }
}
