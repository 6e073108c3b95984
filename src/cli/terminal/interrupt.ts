import { EXIT_CODES } from './exit-codes.ts';

/** A person's or a supervisor's wish that the command end. */
export interface Interrupt {
  /** Aborted by the first Ctrl-C, SIGTERM or SIGHUP (the terminal was closed). */
  readonly signal: AbortSignal;
  /** Stops watching, so that Ctrl-C ends the process as usual again. May be called again. */
  dispose(): void;
}

/** The part of `process` that an {@link Interrupt} needs. */
export interface InterruptSource {
  on(event: (typeof SIGNALS)[number], listener: () => void): unknown;
  off(event: (typeof SIGNALS)[number], listener: () => void): unknown;
  exit(code: number): unknown;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Watches for Ctrl-C. The first one aborts the signal, so that the command can finish its work and report;
 * the second one ends the process at once with exit code 130.
 *
 * @example
 * const { signal, dispose } = onInterrupt();
 * try { await work(signal); } finally { dispose(); }
 */
export function onInterrupt(source: InterruptSource = process): Interrupt {
  const controller = new AbortController();
  const interrupted = () => {
    if (controller.signal.aborted) source.exit(EXIT_CODES.interrupted);
    else controller.abort();
  };
  for (const name of SIGNALS) source.on(name, interrupted);

  return {
    signal: controller.signal,
    dispose: () => {
      for (const name of SIGNALS) source.off(name, interrupted);
    },
  };
}
