import { SimulatorError } from '../../errors/simulator-error.ts';
import type { CliCommand } from '../parse/command.ts';

/** Words after a command's name, split at the first `--`. */
export interface SplitWords {
  /** What the command itself understands. */
  readonly ownWords: readonly string[];
  /** The command to start, word by word; `undefined` without a `--`. */
  readonly childCommand: readonly string[] | undefined;
}

/** Splits words at the first `--`; what comes after it is a command, and none of its words is touched. */
export function splitChildCommand(words: readonly string[]): SplitWords {
  const at = words.indexOf('--');
  if (at === -1) return { ownWords: words, childCommand: undefined };
  return { ownWords: words.slice(0, at), childCommand: words.slice(at + 1) };
}

/**
 * The words of the command to start; empty when there is none.
 *
 * @throws SimulatorError `invalid-option` where none is taken, or nothing follows the `--`.
 */
export function requireChildCommand(
  { name, takesChildCommand, examples }: Pick<CliCommand, 'name' | 'takesChildCommand' | 'examples'>,
  childCommand: readonly string[] | undefined,
): readonly string[] {
  if (childCommand === undefined) return [];
  if (takesChildCommand !== true) {
    throw new SimulatorError({
      code: 'invalid-option',
      problem: `${name} starts no command, and takes nothing after "--".`,
      cure: `For example: cf-webhook-sim ${examples[0]?.[0] ?? name}`,
    });
  }
  if (childCommand[0] === undefined || childCommand[0] === '') {
    throw new SimulatorError({
      code: 'invalid-option',
      problem: `${name} needs the receiver's command after "--", and got nothing.`,
      cure: 'For example: -- node server.js',
    });
  }
  return childCommand;
}
