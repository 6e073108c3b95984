// @chunk start
import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolders } from '../internal/make-folders.ts';
import { ownCache, privateFolder } from './private-folder.ts';

/** What no run has added to for so long is removed: compiled code of another copy of this package, unpacked executables. */
const KEPT_DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * A folder for the compiled code of this build, below the user's own cache folder.
 *
 * @param packageFolder Where the code lies that is compiled.
 * @returns `undefined` where there is no safe place.
 */
export function codeFolder(packageFolder: string): string | undefined {
  try {
    const cache = ownCache();
    if (cache === undefined) return undefined;
    const [copy, build] = [packageFolder, readdirSync(join(packageFolder, 'cli')).join('\n')].map(shortHash);
    const folder = join(cache, `${copy}-${build}`);
    return privateFolder(folder, () => {
      makeFolders(folder, 0o700);
      removeOutdated(folder, `${copy}-`);
    });
  } catch {
    return undefined;
  }
}

/** Removes what earlier builds of this copy have left, and what no copy has use for any more. */
function removeOutdated(folder: string, copy: string): void {
  const all = dirname(folder);
  const now = lstatSync(folder).mtimeMs;
  for (const name of readdirSync(all)) {
    const other = join(all, name);
    const isOld = now - lstatSync(other).mtimeMs > KEPT_DAYS * DAY_MS;
    if (other !== folder && (name.startsWith(copy) || isOld)) rmSync(other, { recursive: true, force: true });
  }
}

/** Tells folders apart; nothing rests on its being hard to guess. */
function shortHash(text: string): string {
  let hash = 0x81_1c_9d_c5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01_00_01_93);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
