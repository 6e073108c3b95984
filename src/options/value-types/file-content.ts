import { SimulatorError } from '../../errors/simulator-error.ts';
import { readStandardInput, readWholeFile } from '../../internal/read-whole-file.ts';
import { describeCause } from '../../internal/system-error.ts';
import type { ValueType } from '../value-type.ts';

/** The bytes of a file; `-` stands for standard input. */
export const FILE_CONTENT: ValueType<Buffer> = { parse: fileContent };

/** The text of a file. */
export const FILE_TEXT: ValueType<string> = { parse: (path) => fileContent(path).toString('utf8') };

function fileContent(path: string): Buffer {
  try {
    return path === '-' ? readStandardInput() : readWholeFile(path);
  } catch (cause) {
    throw new SimulatorError({
      code: 'file-unreadable',
      problem: `cannot read the file "${path}": ${describeCause(cause)}.`,
      cure: 'Check the path; it is relative to the current folder.',
      cause,
    });
  }
}
