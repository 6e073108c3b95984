import { isoTime } from '../internal/iso-time.ts';
import type { ResolvedOptions, SimulatorOptions } from '../options/simulator-options.ts';
import type { ReportedOptions } from '../report/run-report.ts';
import type { JourneyOptions } from './simulator.ts';

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

/** A line of code that makes the same events again. A receiver in the same process is called `app` in it. */
export function reproducingCode({
  apiVersion,
  endpoint,
  fresh,
  receiver,
  seed,
  storyTime,
  url,
  wire,
}: ResolvedOptions): string {
  const options: Omit<SimulatorOptions, 'to'> = {
    seed,
    now: isoTime(storyTime),
    ...(apiVersion === undefined ? {} : { apiVersion }),
    ...(wire === 'documented' ? {} : { wire }),
    ...(fresh === 'everything' ? {} : { fresh }),
  };
  if (receiver === undefined) return `createSimulator(${JSON.stringify({ to: endpoint, ...options })})`;
  const path = `${url.pathname}${url.search}`;
  return `createSimulator({"to":app,${JSON.stringify({ path, ...options }).slice(1)})`;
}

/** The same for a journey, with everything that was chosen; one in code is called `journey` in it. */
export function reproducingRun(
  options: ResolvedOptions,
  {
    journey,
    parameters,
    options: { repeat, every, catalogue },
  }: {
    readonly journey: string | object;
    readonly parameters: object;
    readonly options: JourneyOptions;
  },
): string {
  const further = JSON.stringify({ repeat, every, catalogue });
  const chosen = JSON.stringify(parameters);
  const words = [
    typeof journey === 'string' ? JSON.stringify(journey) : 'journey',
    ...(chosen === '{}' && further === '{}' ? [] : [chosen]),
    ...(further === '{}' ? [] : [further]),
  ];
  return `${reproducingCode(options)}.run(${words.join(', ')})`;
}
