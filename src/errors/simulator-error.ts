import { inLibraryWords } from '../internal/library-words.ts';

/** The stable codes of every error that this package throws on purpose. The reference lists them. */
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
  'config-untrusted',
  'wait-timed-out',
  'api-unreadable',
] as const;

/** One of the stable codes of {@link SimulatorError}. */
export type SimulatorErrorCode = (typeof SIMULATOR_ERROR_CODES)[number];

/** What a {@link SimulatorError} is made of. */
export interface SimulatorErrorDetails {
  readonly code: SimulatorErrorCode;
  /**
   * One sentence: the operation, its object, what was expected and what was received. Options are named as on the command
   * line, `--max-wait`; the error names them as the library does, `maxWaitMs`.
   */
  readonly problem: string;
  /** What to do next, as a sentence in the same words. */
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
    const problem = inLibraryWords(details.problem);
    const cure = details.cure === undefined ? undefined : inLibraryWords(details.cure);
    super(cure === undefined ? problem : `${problem} ${cure}`, { cause: details.cause });
    this.code = details.code;
    this.problem = problem;
    this.cure = cure;
    WRITTEN.set(this, details);
  }
}

/** What errors say where options are options of the command line. */
const WRITTEN = new WeakMap<SimulatorError, Pick<SimulatorErrorDetails, 'problem' | 'cure'>>();

/** What an error says in the words of the command line: `--allow-remote` instead of `allowRemote`. */
export function inCommandWords(error: SimulatorError): Pick<SimulatorError, 'problem' | 'cure'> {
  const { problem, cure } = WRITTEN.get(error) ?? error;
  return { problem, cure };
}
