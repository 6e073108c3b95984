import { isatty } from 'node:tty';
import { usageError } from '../../errors/usage-error.ts';
import { FILE_CONTENT } from '../../options/value-types/file-content.ts';

/**
 * The body given, or else what comes in on standard input.
 *
 * @throws SimulatorError `invalid-option` when there is neither.
 */
export function bodyOrStandardInput(body: Buffer | undefined, commandName: string): Buffer {
  if (body !== undefined) return body;
  if (!isatty(0)) return FILE_CONTENT.parse('-');
  throw usageError(`${commandName} requires a body.`, 'Pass a file with --body FILE, or pipe the body in.');
}
