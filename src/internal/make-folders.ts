// @chunk start
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it that are missing. Node's own `recursive` never returns where the system lets no
 * folder be made and calls that a missing parent, as below /proc.
 *
 * @param mode The permissions of the folders that are made. @default as the process makes files
 * @throws Error of the file system.
 */
export function makeFolders(path: string, mode?: number): void {
  const missing: string[] = [];
  for (let folder = resolve(path); !existsSync(folder); folder = dirname(folder)) missing.push(folder);
  for (const folder of missing.reverse()) makeFolder(folder, mode);
}

/** Another process may have made it meanwhile. */
function makeFolder(path: string, mode: number | undefined): void {
  try {
    mkdirSync(path, mode);
  } catch (error) {
    if (!existsSync(path)) throw error;
  }
}
