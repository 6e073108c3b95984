/**
 * The port through which everything that waits reads the time. Simulated time is the time of the story that is
 * being delivered: it decides when an attempt is due. It is not the time in a signature (see wall-clock.ts).
 */
export interface Clock {
  readonly kind: 'system' | 'scaled' | 'virtual';
  /** Simulated milliseconds since the epoch. */
  now(): number;
  /** True when simulated time stands still while an attempt is in flight, so that nothing may be waited for then. */
  readonly standsStillDuringAttempts: boolean;
  /** The simulated moment at which work ends that began at `startedAt` and took `tookMs` of real time. */
  endOf(startedAt: number, tookMs: number): number;
  /** Real milliseconds that waiting until a simulated moment takes; 0 for the past and on a virtual clock. */
  realMsUntil(at: number): number;
  /** Real milliseconds that have passed since a simulated moment; 0 for the future and on a virtual clock. */
  realMsSince(at: number): number;
  /** Resolves when the simulated moment has come, or at once when the signal is aborted. Never rejects. */
  sleepUntil(at: number, signal?: AbortSignal): Promise<void>;
  /** Jumps forward to a simulated moment and wakes anyone who sleeps until then. Never goes back. */
  skipTo(at: number): void;
  /**
   * Announces someone who works and sleeps by this clock until the returned function is called: a clock that is moved
   * by hand goes on when everybody sleeps.
   */
  join(): () => void;
}
