import { usageError } from '../../errors/usage-error.ts';
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
    throw usageError(
      `${name} does not accept a command after "--".`,
      `For example: cf-webhook-sim ${examples[0]?.[0] ?? name}`,
    );
  }
  if (childCommand[0] === undefined || childCommand[0] === '') {
    throw usageError(`${name} requires the receiver's command after "--".`, 'For example: -- node server.js');
  }
  return childCommand;
}
