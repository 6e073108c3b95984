import { realpathSync } from 'node:fs';
import { extname, isAbsolute, relative, resolve, sep } from 'node:path';
import { usageError } from '../../errors/usage-error.ts';
import { printable } from '../../internal/printable.ts';

/** Files that are data. Those that are code run only where the configuration file names them. */
const DATA_ENDINGS = ['.yaml', '.yml', '.json'];

/**
 * The path of a file that a call names: data, and inside the project folder wherever links lead.
 *
 * @throws SimulatorError `invalid-option`
 */
export function projectFile(named: string, folder: string): string {
  const path = resolve(folder, named);
  const shown = printable(named);
  if (!DATA_ENDINGS.includes(extname(path).toLowerCase())) {
    throw usageError(
      `"${shown}" cannot be used: a call may name YAML and JSON files only.`,
      'Name code in the configuration file instead.',
    );
  }
  if (!isInside(path, folder) || !isInside(realPath(path), realPath(folder))) {
    throw usageError(
      `"${shown}" is outside the project folder.`,
      'Move it into the folder in which the server was started.',
    );
  }
  return path;
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !isAbsolute(way) && way.split(sep)[0] !== '..';
}

/** Where links lead; a file that does not exist is reported by what reads it. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
