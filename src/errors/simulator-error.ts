/** The stable codes of every error that this package throws on purpose. The README lists them. */
export const SIMULATOR_ERROR_CODES = [
  'unknown-event-type',
  'unsupported-api-version',
  'invalid-option',
  'invalid-expectation',
  'invalid-journey',
  'unknown-option',
  'invalid-override',
  'invalid-url',
  'remote-target-refused',
  'file-unreadable',
  'file-unwritable',
  'port-in-use',
  'receiver-failed',
  'probe-failed',
  'command-failed',
  'simulator-closed',
  'invalid-endpoint',
  'not-found',
  'workspace-unreachable',
  'data-in-use',
  'data-unreadable',
  'broken-package',
] as const;

/** One of the stable codes of {@link SimulatorError}. */
export type SimulatorErrorCode = (typeof SIMULATOR_ERROR_CODES)[number];

/** What a {@link SimulatorError} is made of. */
export interface SimulatorErrorDetails {
  readonly code: SimulatorErrorCode;
  /** One sentence: the operation, its object, what was expected and what was received. */
  readonly problem: string;
  /** What to do next, as a sentence. */
  readonly cure?: string;
  readonly cause?: unknown;
}

/**
 * A broken promise between this package and its caller: a bad option, an unknown event type, a port in use.
 * Whatever a receiver does (a 500, a timeout) is never thrown; it is an outcome in the report.
 *
 * @example
 * try { await simulator.send('order.creatd'); }
 * catch (error) { if (error instanceof SimulatorError) console.log(error.code, error.cure); }
 */
export class SimulatorError extends Error {
  override readonly name = 'SimulatorError';
  readonly code: SimulatorErrorCode;
  readonly problem: string;
  readonly cure: string | undefined;

  constructor(details: SimulatorErrorDetails) {
    super(details.cure === undefined ? details.problem : `${details.problem} ${details.cure}`, {
      cause: details.cause,
    });
    this.code = details.code;
    this.problem = details.problem;
    this.cure = details.cure;
  }
}
