import { readFileSync, readSync } from 'node:fs';
import { SimulatorError } from '../../errors/simulator-error.ts';
import type { ValueType } from '../value-type.ts';

/** The bytes of a file; `-` stands for standard input. */
export const FILE_CONTENT: ValueType<Buffer> = { parse: fileContent };

/** The text of a file. */
export const FILE_TEXT: ValueType<string> = { parse: (path) => fileContent(path).toString('utf8') };

function fileContent(path: string): Buffer {
  try {
    return path === '-' ? readStandardInput() : readFileSync(path);
  } catch (cause) {
    throw new SimulatorError({
      code: 'file-unreadable',
      problem: `Cannot read the file "${path}": ${cause instanceof Error ? cause.message : String(cause)}.`,
      cure: 'Check the path; it is relative to the current folder.',
      cause,
    });
  }
}

/** Everything on standard input. A pipe that has nothing yet is waited for. */
function readStandardInput(): Buffer {
  const chunks: Buffer[] = [];
  const chunk = Buffer.alloc(65_536);
  for (;;) {
    try {
      const length = readSync(0, chunk);
      if (length === 0) return Buffer.concat(chunks);
      chunks.push(Buffer.from(chunk.subarray(0, length)));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EOF') return Buffer.concat(chunks);
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
