import type { Outcome } from '../../delivery/outcome.ts';
import type { StackName } from '../../stacks/stack.ts';
import type { CheckGroup, CheckLevel, CheckNeed } from './check.ts';

/** The name and version of the format; `schemas/check-report.schema.json` describes it. */
export const CHECK_REPORT_SCHEMA = 'cf-webhook-sim/check-report@2';

/** What is said of every check that was not run since the control delivery was not taken. */
export const CONTROL_REFUSED = 'A valid delivery was not accepted.';

/**
 * How a check ended. `pass`: the promise was seen to be kept. `fail`: a MUST was broken, or a SHOULD in a strict run.
 * `warn`: a SHOULD was broken. `info`: told and not judged. `not-evaluated`: something was missing to see it with.
 * `incomplete`: it could not be run, so that nothing is claimed.
 */
export type CheckVerdict = 'pass' | 'fail' | 'warn' | 'info' | 'not-evaluated' | 'incomplete';

/** A request that decided, as reported. Secrets are taken out. */
export interface ExchangeReport {
  /** What is special about it. */
  readonly about: string;
  /** Real time, ISO 8601. */
  readonly startedAt: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly (readonly [name: string, value: string])[];
    /** The beginning of the body as text. */
    readonly bodyExcerpt: string;
    readonly bodyBytes: number;
  };
  readonly outcome: Outcome;
  /** Null when none came. */
  readonly response: {
    readonly statusCode: number;
    readonly headers: readonly (readonly [name: string, value: string])[];
    readonly bodyExcerpt: string;
    readonly bodyBytes: number;
    /** What an error page or an error body says, in one line: the exception. Null where it says nothing. */
    readonly message: string | null;
  } | null;
  /** Real milliseconds. */
  readonly latencyMs: number;
}

/** One request of a story, as it came to the receiver. */
export interface ArrivalReport {
  /** Which event of the story it is, counted from 1 in the order in which they happen. */
  readonly turn: number;
  readonly eventType: string;
  /** Counted from 1. */
  readonly attempt: number;
  /** How it ended, in words: `200`, `no response within 5 s`. */
  readonly result: string;
  /** Whether the receiver was killed behind its response. */
  readonly killed: boolean;
}

/** What came of one check. */
export interface CheckResult {
  readonly id: string;
  readonly group: CheckGroup;
  readonly level: CheckLevel;
  readonly promise: string;
  readonly verdict: CheckVerdict;
  /** What was seen, or what was missing, in one line. */
  readonly observed: string;
  /** What it needs and was not given; empty where nothing was missing. */
  readonly missing: readonly CheckNeed[];
  /** The check that failed for the same cause, which explains this one; null where it speaks for itself. */
  readonly cause: string | null;
  /** What goes wrong where the promise is broken; null for a check that passed or was not evaluated. */
  readonly explanation: string | null;
  /** What to do about it; null where nothing has to be done. */
  readonly fix: string | null;
  readonly docs: string;
  /** The exchanges that decided. */
  readonly evidence: readonly ExchangeReport[];
  /** What else there is to say, line by line. */
  readonly details: readonly string[];
  /** The smallest story that shows it, in arrival order; empty where the check is about no story. */
  readonly arrivals: readonly ArrivalReport[];
  /** A shell script that shows it again, or a line of code for a receiver in the same process; null where nothing is to be shown. */
  readonly reproduce: string | null;
  readonly requests: number;
  /** Real time, ISO 8601. */
  readonly startedAt: string;
  /** Real milliseconds. */
  readonly durationMs: number;
}

/** Whether a check found something only because another one did, so that it counts for no problem of its own. */
export function isConsequence({ cause }: Pick<CheckResult, 'cause'>): boolean {
  return cause !== null;
}

/** Checks by verdict, each counted once. */
export interface CheckSummary {
  readonly pass: number;
  /** Without consequences, as `warn` and `info`. */
  readonly fail: number;
  readonly warn: number;
  readonly info: number;
  /** Checks that found something for the same cause as another one: see {@link CheckResult.cause}. */
  readonly consequences: number;
  readonly notEvaluated: number;
  readonly incomplete: number;
  /** Requests that were sent in all. */
  readonly requests: number;
  /** Whether any request got through to the receiver. */
  readonly reachedReceiver: boolean;
}

/**
 * What the checks say about the receiver. `passed`: no check failed. `failed`: one did. `incomplete`: none failed, and
 * one that should have been run was not, or was not evaluated although every one had to be.
 */
export type CheckRunVerdict = 'passed' | 'failed' | 'incomplete';

/** Everything about a run of checks, as `check --json` prints it. */
export interface CheckReport {
  readonly schema: typeof CHECK_REPORT_SCHEMA;
  readonly tool: { readonly name: 'cf-webhook-sim'; readonly version: string };
  readonly endpoint: string;
  readonly seed: string;
  /** A command line, or a line of code, that does the same run again. */
  readonly reproduce: string;
  readonly strict: boolean;
  /** Whether every check had to be evaluated. */
  readonly requireAll: boolean;
  /** What the receiver is written with, as given or guessed; null where nothing gives it away. */
  readonly stack: StackName | null;
  /** Real time, ISO 8601. */
  readonly startedAt: string;
  /** Real milliseconds. */
  readonly durationMs: number;
  readonly checks: readonly CheckResult[];
  readonly summary: CheckSummary;
  readonly verdict: CheckRunVerdict;
}
