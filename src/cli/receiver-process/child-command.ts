import { SimulatorError } from '../../errors/simulator-error.ts';
import type { CommandDescription } from '../parse/command.ts';

/**
 * The words of the command to start; empty when there is none.
 *
 * @throws SimulatorError `invalid-option` where none is taken, or nothing follows the `--`.
 */
export function requireChildCommand(
  { name, takesChildCommand, examples }: Pick<CommandDescription, 'name' | 'takesChildCommand' | 'examples'>,
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
