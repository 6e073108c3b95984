/** The port through which checks take hold of the receiver itself. Each of its members may be missing. */
export interface ProcessControl {
  /** kill -9; it stays down until it is started again. */
  readonly kill?: () => Promise<void>;
  /** Starts it, killing it first where it runs, and waits until it responds. */
  readonly restart?: () => Promise<void>;
  /** Breaks what the receiver depends on, e.g. its database. */
  readonly breakDependency?: () => Promise<void>;
  /** Fixes it again. */
  readonly fixDependency?: () => Promise<void>;
  /** Empties the receiver's state. */
  readonly reset?: () => Promise<void>;
}
