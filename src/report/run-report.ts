import type { ConnectionErrorCode } from '../delivery/connection-error.ts';
import type { StoryPlace } from '../delivery/delivery-plan.ts';
import type { DeliveryStatus, UnmadeAttempt } from '../delivery/delivery-state.ts';
import type { Outcome } from '../delivery/outcome.ts';
import type { WireShape } from '../events/envelope.ts';
import type { ApiVersion } from '../events/event-type.ts';
import type { SubjectId } from '../events/subject-id.ts';

import type { ExpectationResult } from './expectations/expectation-result.ts';

/** The name and version of the report's format; `schemas/report.schema.json` describes it. */
export const REPORT_SCHEMA = 'cf-webhook-sim/report@2';

/**
 * What a run says about the receiver. `passed`: everything that was expected came true. `failed`: something did not.
 * `incomplete`: attempts were still to come when the run ended, or nothing was delivered, so that no one can tell.
 */
export type RunVerdict = 'passed' | 'failed' | 'incomplete';

/** One attempt, as reported. */
export interface AttemptReport {
  readonly number: number;
  /** Simulated milliseconds from the event. */
  readonly dueAfterMs: number;
  /** Real time, ISO 8601. */
  readonly startedAt: string;
  /** Unix seconds. */
  readonly signatureTimestamp: number;
  readonly outcome: Outcome;
  /** Why it counts as a failure; `null` for a success. */
  readonly explanation: string | null;
  /** Real milliseconds. */
  readonly latencyMs: number;
  /** Address and port that responded; `null` when nothing was connected to. */
  readonly remoteAddress: string | null;
  /** The beginning of the response's body as text; `null` when there was no response. */
  readonly responseExcerpt: string | null;
}

/** One delivery, as reported. */
export interface DeliveryReport {
  readonly id: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly apiVersion: ApiVersion;
  readonly subjectId: SubjectId | null;
  readonly endpoint: string;
  readonly status: DeliveryStatus;
  /** What faults did to it on purpose, one line each. */
  readonly faults: readonly string[];
  readonly attempts: readonly AttemptReport[];
  /** Attempts that were still to come when the run ended. */
  readonly unmadeAttempts: readonly UnmadeAttempt[];
  /** Where the event stands in a journey; absent where it is part of none. */
  readonly story?: StoryPlace;
}

/** Sums over a run. */
export interface RunSummary {
  /** Different events, by their id; the copies of one count once. */
  readonly events: number;
  readonly deliveries: number;
  readonly attempts: number;
  readonly delivered: number;
  readonly exhausted: number;
  readonly canceled: number;
  readonly dropped: number;
  /** Attempts by status code. */
  readonly statusCodes: Readonly<Record<string, number>>;
  readonly timeouts: number;
  /** Attempts that failed by a fault of the machine that sends, among them timeouts; they say nothing about the receiver. */
  readonly machineFaults: number;
  /** Attempts by connection error. */
  readonly connectionErrors: Readonly<Partial<Record<ConnectionErrorCode, number>>>;
  /** The addresses and ports that responded, at most eight of them, e.g. `127.0.0.1:3000`. */
  readonly respondedBy: readonly string[];
  /** Whether any attempt got through to the receiver. */
  readonly reachedReceiver: boolean;
  /** Real milliseconds over all attempts that got a response; `null` when none did. */
  readonly latencyMs: Percentiles | null;
  /**
   * The same, counted from the moment at which each attempt was due: attempts that had to wait for those in flight
   * before them show how slow the receiver was for anyone who sent at that rate. Only where events happened at a rate.
   */
  readonly latencyFromDueMs?: Percentiles;
}

/** How milliseconds are distributed. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** The options of a run that matter for reading its report. Secrets are not among them. */
export interface ReportedOptions {
  readonly to: string;
  readonly apiVersion: ApiVersion | null;
  readonly wire: WireShape;
  /** The present of the events' timestamps, ISO 8601. */
  readonly now: string;
  readonly clock: 'real' | 'virtual' | 'scaled';
  /** How many simulated milliseconds pass in a real one while waiting; `null` on the virtual clock. */
  readonly timeScale: number | null;
  /** Waits in milliseconds. */
  readonly schedule: readonly number[];
  readonly timeoutMs: number;
  /** Real milliseconds; `null` without a limit. */
  readonly maxWaitMs: number | null;
  readonly concurrency: number;
}

/** Everything about a run, as `--json` prints it. */
export interface RunReport {
  readonly schema: typeof REPORT_SCHEMA;
  readonly tool: { readonly name: 'cf-webhook-sim'; readonly version: string };
  readonly seed: string;
  /** A command line, or a line of code, that sends the same events again. */
  readonly reproduce: string;
  readonly options: ReportedOptions;
  readonly deliveries: readonly DeliveryReport[];
  /** What was expected, and what was observed. */
  readonly expectations: readonly ExpectationResult[];
  readonly summary: RunSummary;
  readonly verdict: RunVerdict;
}
