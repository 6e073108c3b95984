import { EXIT_CODES, type ExitCode } from './exit-codes.ts';

/** What each exit code means, for the help and the reference. */
export const EXIT_CODE_MEANINGS: readonly (readonly [code: ExitCode, meaning: string])[] = [
  [EXIT_CODES.success, 'all delivered, every MUST check passed, or the command succeeded'],
  [EXIT_CODES.receiverFellShort, 'the receiver failed, the run is incomplete, or a signature is invalid'],
  [EXIT_CODES.usage, 'the command line, a file or the configuration is wrong'],
  [EXIT_CODES.unreachable, 'could not connect to the receiver, or to the workspace'],
  [EXIT_CODES.internal, 'a bug in cf-webhook-sim'],
  [EXIT_CODES.interrupted, 'stopped by Ctrl-C'],
];
