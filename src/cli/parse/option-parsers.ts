import { readFileSync, readSync } from 'node:fs';
import { SimulatorError } from '../../errors/simulator-error.ts';
import { parseDuration } from '../../internal/duration.ts';

/** A parser of whole numbers in a range; the example is for whoever gives something else. */
export function wholeNumber(
  option: string,
  min: number,
  max: number,
  example = Math.max(min, Math.min(3, max)),
): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    throw new SimulatorError({
      code: 'invalid-option',
      problem: `${option} takes a whole number from ${min} to ${max}, got "${text}".`,
      cure: `For example ${option} ${example}.`,
    });
  };
}

/** A parser of durations, giving milliseconds. */
export function duration(option: string): (text: string) => number {
  return (text) => {
    const value = parseDuration(text);
    if (value !== undefined) return value;
    throw new SimulatorError({
      code: 'invalid-option',
      problem: `${option} takes a duration, got "${text}".`,
      cure: `For example ${option} 500ms, ${option} 30s or ${option} 5m.`,
    });
  };
}

/** A parser of one of a few words. */
export function oneOf<const Choice extends string>(
  option: string,
  choices: readonly Choice[],
): (text: string) => Choice {
  return (text) => {
    const choice = choices.find((candidate) => candidate === text.toLowerCase());
    if (choice !== undefined) return choice;
    throw new SimulatorError({
      code: 'invalid-option',
      problem: `${option} takes ${choices.join(' or ')}, got "${text}".`,
      cure: `For example ${option} ${choices[0] ?? ''}.`,
    });
  };
}

/** A parser of file names that gives the file's bytes; `-` stands for standard input. */
export function fileContent(option: string): (path: string) => Buffer {
  return (path) => {
    try {
      return path === '-' ? readStandardInput() : readFileSync(path);
    } catch (cause) {
      throw new SimulatorError({
        code: 'file-unreadable',
        problem: `${option} cannot read the file "${path}": ${cause instanceof Error ? cause.message : String(cause)}.`,
        cure: 'Check the path; it is taken from the current folder.',
        cause,
      });
    }
  };
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
