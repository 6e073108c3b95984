import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publishedManifest } from './published-manifest.mjs';

/** The folder of this repository. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The file beside the output that holds the fingerprint of what it was made from. Not published. */
export const STAMP = '.sources';

/**
 * One hash over everything that the output depends on: the sources, the settings, the scripts of the build, and the
 * versions of all packages.
 */
export function fingerprint() {
  const hash = createHash('sha256');
  const settings = ['tsconfig.json', 'package-lock.json'];
  hash.update(publishedManifest(readFileSync(join(ROOT, 'package.json'), 'utf8')));
  for (const file of [...settings, ...filesIn('.build'), ...filesIn('src')]) {
    const content = readFileSync(join(ROOT, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash
    .update(JSON.parse(readFileSync(join(compiler(), '..', '..', 'package.json'), 'utf8')).version)
    .digest('hex');
}

/** The fingerprint that an output folder was made from; `undefined` where there is none. */
export function readStamp(folder) {
  const stamp = join(folder, STAMP);
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
}

/** The path of the TypeScript compiler. Ends the process, with a cure, when it is not installed. */
export function compiler() {
  try {
    return createRequire(import.meta.url).resolve('typescript/bin/tsc');
  } catch {
    console.error(
      'cf-webhook-sim cannot be built: the TypeScript compiler is not installed.\n' +
        'Install with the development dependencies: npm install --include=dev',
    );
    process.exit(1);
  }
}

function filesIn(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length))
    .sort();
}
