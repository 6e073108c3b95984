import { SimulatorError } from '../../errors/simulator-error.ts';
import { parseDuration } from '../../internal/duration.ts';
import { readStandardInput, readWholeFile } from '../../internal/read-whole-file.ts';
import { describeCause } from '../../internal/system-error.ts';

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
      return path === '-' ? readStandardInput() : readWholeFile(path);
    } catch (cause) {
      throw new SimulatorError({
        code: 'file-unreadable',
        problem: `${option} cannot read the file "${path}": ${describeCause(cause)}.`,
        cure: 'Check the path; it is taken from the current folder.',
        cause,
      });
    }
  };
}
