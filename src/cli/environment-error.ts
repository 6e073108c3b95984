import { SimulatorError } from '../errors/simulator-error.ts';
import { usageError } from '../errors/usage-error.ts';
import { printable } from '../internal/printable.ts';
import { describeCause, isSystemError, type SystemError } from '../internal/system-error.ts';

/** An error that the machine or an input caused and no defect, as one sentence; `undefined` for any other. */
export function environmentError(error: unknown): SimulatorError | undefined {
  if (isSystemError(error)) return systemError(error);
  if (error instanceof RangeError && error.message.startsWith('Maximum call stack')) {
    return usageError(
      'An input is nested too deeply.',
      'Reduce the nesting; webhooks have at most a few dozen levels.',
      { cause: error },
    );
  }
  if (error instanceof RangeError && error.message.startsWith('Invalid string length')) {
    return usageError(
      'A text exceeds the maximum length of a string in Node.js.',
      'Use a smaller or less nested input.',
      { cause: error },
    );
  }
  return undefined;
}

function systemError(error: SystemError): SimulatorError {
  if (error.syscall.includes('cwd')) {
    return new SimulatorError({
      code: 'file-unreadable',
      problem: 'The current folder no longer exists.',
      cure: 'Change to a folder that exists, and run the command again.',
      cause: error,
    });
  }
  const what = error.path === undefined ? '' : ` on "${printable(error.path)}"`;
  return new SimulatorError({
    code: 'file-unreadable',
    problem: `The system call ${error.syscall}${what} failed: ${describeCause(error)}.`,
    cure: 'Check the path, its permissions, and free disk space.',
    cause: error,
  });
}
