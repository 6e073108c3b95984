import { isoTime } from '../internal/iso-time.ts';
import type { ResolvedOptions } from '../options/simulator-options.ts';
import type { ReportedOptions } from '../report/run-report.ts';

/** The options as a report shows them. */
export function reportedOptions(options: ResolvedOptions): ReportedOptions {
  const { clock, maxWaitMs } = options;
  return {
    to: options.endpoint,
    apiVersion: options.apiVersion ?? null,
    wire: options.wire,
    now: isoTime(options.storyTime),
    clock: typeof clock === 'object' ? 'scaled' : clock === 'manual' ? 'virtual' : clock,
    timeScale: typeof clock === 'object' ? clock.scale : clock === 'real' ? 1 : null,
    schedule: options.schedule,
    timeoutMs: options.timeoutMs,
    maxWaitMs: Number.isFinite(maxWaitMs) ? maxWaitMs : null,
    concurrency: options.concurrency,
  };
}
