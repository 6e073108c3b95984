import { readSourceFile } from '../source/read-source.ts';
import type { SourceKind } from '../source/source-kind.ts';
import type { SourceNode } from '../source/source-node.ts';

const CONFIGURATION: SourceKind = {
  noun: 'configuration',
  example: '{ to: 3000 }',
  columns: false,
  missing: 'Check the path; --config FILE is relative to the current folder.',
};

/**
 * Reads a configuration file into values that know where they stand.
 *
 * @param path The file, as an absolute path.
 * @param cwd The working directory, which messages name the file from.
 * @throws SimulatorError `file-unreadable`, or `invalid-option` for a file of another kind.
 */
export async function readConfigFile(path: string, cwd: string): Promise<SourceNode> {
  return await readSourceFile(path, cwd, CONFIGURATION);
}
