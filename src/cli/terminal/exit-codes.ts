// @chunk start
/** What the exit code of the process means. */
export const EXIT_CODES = {
  /** Everything was delivered, or the command did what it was asked. */
  success: 0,
  /** The receiver fell short, or the run is incomplete. */
  receiverFellShort: 1,
  /** The command line or a file named on it is wrong. */
  usage: 2,
  /** No attempt reached the receiver. */
  unreachable: 3,
  /** A defect of cf-webhook-sim itself. */
  internal: 4,
  /** Stopped by Ctrl-C. */
  interrupted: 130,
} as const;

/** One of the codes of {@link EXIT_CODES}. */
export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];
