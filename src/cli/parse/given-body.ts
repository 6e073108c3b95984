import { isatty } from 'node:tty';
import { SimulatorError } from '../../errors/simulator-error.ts';
import { FILE_CONTENT } from '../../options/value-types/file-content.ts';

/**
 * The body given, or else what comes in on standard input.
 *
 * @throws SimulatorError `invalid-option` when there is neither.
 */
export function bodyOrStandardInput(body: Buffer | undefined, commandName: string): Buffer {
  if (body !== undefined) return body;
  if (!isatty(0)) return FILE_CONTENT.parse('-');
  throw new SimulatorError({
    code: 'invalid-option',
    problem: `${commandName} requires a body.`,
    cure: 'Name a file with --body FILE, or pipe the body in.',
  });
}
