import { CONNECTION_ERRORS } from '../delivery/connection-error.ts';
import { explainFailure, isSuccess, outcomeLabel } from '../delivery/outcome.ts';
import { countOf } from '../internal/count-of.ts';
import { formatDuration } from '../internal/duration.ts';
import { type LongList, listWith, mapList } from '../internal/long-list.ts';
import type { SecretValues } from '../internal/mask.ts';
import { plainPalette } from '../internal/palette.ts';
import { printable, printableLine } from '../internal/printable.ts';
import { type ExpectationResult, isImplied } from './expectations/expectation-result.ts';
import type { RunTimeline } from './report-document.ts';
import type { AttemptReport, DeliveryReport } from './run-report.ts';
import { countTellings, journeyTitle } from './story-groups.ts';
import { deliveryLines } from './text-report.ts';

/**
 * How a case ended. `incomplete`: it was given up before it could be judged. `unreachable`: no server responded at all,
 * so it says nothing about the receiver. `skipped`: it was not made, on purpose or for want of what it needs. `warned`:
 * something was found that does not count as a failure. Only `passed` is green.
 */
export type CaseStatus = 'passed' | 'failed' | 'incomplete' | 'unreachable' | 'skipped' | 'warned';

/** One try of a case; what other test tools call a retry. */
export interface CaseTry {
  readonly number: number;
  readonly passed: boolean;
  /** `500`, `timeout`, `refused`. */
  readonly label: string;
  /** Real time, ISO 8601. */
  readonly startedAt: string;
  /** Real milliseconds. */
  readonly durationMs: number;
  readonly message: string | null;
}

/** One thing that a run found out, in the form that every report for test tools and people is written from. */
export interface ReportCase {
  /** The event type, the journey, or what else gathers cases. */
  readonly suite: string;
  readonly name: string;
  readonly status: CaseStatus;
  /** The kind of trouble in one word, e.g. `exhausted`; the status of a case without trouble. */
  readonly kind: string;
  /** What went wrong and what to do about it, in one line; `null` for a case that passed. */
  readonly message: string | null;
  /** Everything about it, line by line. */
  readonly details: readonly string[];
  readonly tries: readonly CaseTry[];
  /** The parts of a finding, for reports that lay them out; absent where `details` is all there is. */
  readonly finding?: CaseFinding;
  /** What a skipped case would have needed, as a clause; absent where nothing would help. */
  readonly lacks?: string;
}

/** A finding in its parts. */
export interface CaseFinding {
  readonly rows: readonly (readonly [label: string, text: string])[];
  /** The requests and responses behind it, line by line. */
  readonly lines: readonly string[];
  /** What reproduces it; null where nothing does. */
  readonly script: string | null;
}

/** The suite of the expectations of a run. */
export const EXPECTATIONS_SUITE = 'expectations';

type RunFacts = RunTimeline['run'];

/** How much of a response is quoted among the details, in characters. */
const QUOTED_CHARACTERS = 300;

/**
 * The cases of a run: its deliveries, its expectations, and the run itself where nothing else tells that it did not
 * pass.
 *
 * @param secret Taken out of every text.
 */
export function runCases({ run, deliveries }: RunTimeline, secret: SecretValues): LongList<ReportCase> {
  const tellings = countTellings(deliveries);
  const delivered = mapList(deliveries, (delivery) => deliveryCase(delivery, run, secret, tellings));
  const hasTrouble = some(deliveries, (delivery) => isTrouble(statusOf(delivery, run)));
  // A delivery that failed says by itself that it was to be delivered: one fault is one failure.
  const told = run.expectations.filter((one) => !(isImplied(one) && hasTrouble));
  const expectations = expectationCases(told, secret);
  const isTold = run.verdict === 'passed' || hasTrouble || expectations.some(isTrouble);
  return listWith(delivered, isTold ? expectations : [...expectations, runCase(run)]);
}

/** The cases of expectations. */
export function expectationCases(
  expectations: readonly ExpectationResult[],
  secret: SecretValues,
): ReportCase[] {
  return expectations.map((one) => expectationCase(one, secret));
}

/** Whether a case asks for attention: it neither passed nor was left out on purpose. */
export function isTrouble({ status }: Pick<ReportCase, 'status'>): boolean {
  return status !== 'passed' && status !== 'skipped';
}

/** The real time that a case took, in milliseconds: the sum of its tries. */
export function caseDurationMs({ tries }: ReportCase): number {
  return tries.reduce((sum, { durationMs }) => sum + durationMs, 0);
}

function expectationCase(expectation: ExpectationResult, secret: SecretValues): ReportCase {
  const { expression, observed, passed } = expectation;
  const explanation = printable(expectation.explanation, secret);
  return {
    suite: EXPECTATIONS_SUITE,
    name: printable(expression, secret),
    status: passed ? 'passed' : 'failed',
    kind: passed ? 'passed' : 'expectation',
    message: passed ? null : explanation,
    details: [`observed: ${printable(observed, secret)}`, explanation],
    tries: [],
  };
}

function deliveryCase(
  delivery: DeliveryReport,
  run: RunFacts,
  secret: SecretValues,
  tellings: number,
): ReportCase {
  const { story } = delivery;
  const last = delivery.attempts.at(-1);
  const faults = delivery.faults.map((fault) => `  on purpose: ${fault}`);
  const lines = [...deliveryLines(delivery, { palette: plainPalette }), ...faults, ...quotedResponse(last)];
  const { status, kind, message } = statusOf(delivery, run);
  return {
    suite: story === undefined ? printableLine(delivery.eventType) : journeyTitle(story, tellings),
    name: printableLine(
      story === undefined
        ? `${delivery.eventType} ${delivery.id}`
        : `${story.stepNumber} ${story.step}: ${delivery.eventType} ${delivery.id}`,
    ),
    status,
    kind,
    message: message === null ? null : printable(message, secret),
    details: lines.map((line) => printable(line, secret)),
    tries: delivery.attempts.map((attempt) => ({
      number: attempt.number,
      passed: isSuccess(attempt.outcome),
      label: outcomeLabel(attempt.outcome),
      startedAt: attempt.startedAt,
      durationMs: attempt.latencyMs,
      message: attempt.explanation,
    })),
  };
}

function statusOf(delivery: DeliveryReport, run: RunFacts): Pick<ReportCase, 'status' | 'kind' | 'message'> {
  if (isLeftToExpectations(delivery, run)) return { status: 'passed', kind: delivery.status, message: null };
  return judge(delivery, delivery.attempts.at(-1));
}

/**
 * Whether expectations alone judge a delivery. A run whose expectations do not ask for delivery has nothing against one
 * that was exhausted, and where they came true, a delivery ended as it had to.
 */
function isLeftToExpectations({ status, attempts }: DeliveryReport, run: RunFacts): boolean {
  if (status === 'dropped' || run.expectations.length === 0) return false;
  if (run.verdict === 'passed') return true;
  return status === 'exhausted' && attempts.some(reachedReceiver) && !run.expectations.some(isImplied);
}

function judge(
  delivery: DeliveryReport,
  last: AttemptReport | undefined,
): Pick<ReportCase, 'status' | 'kind' | 'message'> {
  const failure = last === undefined ? undefined : explainFailure(last.outcome);
  const reason = failure === undefined ? '' : ` ${last?.explanation ?? failure.why} ${failure.cure}`;
  switch (delivery.status) {
    case 'delivered':
      return { status: 'passed', kind: 'passed', message: null };
    case 'exhausted': {
      const unreachable = !delivery.attempts.some(reachedReceiver);
      return {
        status: unreachable ? 'unreachable' : 'failed',
        kind: unreachable ? 'unreachable' : 'exhausted',
        message: `Exhausted after ${countOf(delivery.attempts.length, 'attempt')}.${reason}`,
      };
    }
    case 'canceled': {
      const [next] = delivery.unmadeAttempts;
      const waiting =
        next === undefined
          ? ''
          : ` Attempt ${next.number}, due ${formatDuration(next.dueAfterMs)} after the event, not made.`;
      const message = `Not finished after ${countOf(delivery.attempts.length, 'attempt')}.${waiting}${reason}`;
      return { status: 'incomplete', kind: 'incomplete', message };
    }
    case 'dropped':
      return { status: 'skipped', kind: 'skipped', message: 'Not sent: dropped on purpose.' };
    default:
      return delivery.status satisfies never;
  }
}

/** Stands for the run, so that a report without cases is not treated as a green one. */
function runCase({ verdict, summary }: RunFacts): ReportCase {
  const message =
    summary.deliveries === 0
      ? `The run is ${verdict}: nothing was delivered.`
      : `The run is ${verdict}, although no delivery and no expectation failed.`;
  return {
    suite: 'run',
    name: 'verdict',
    status: verdict === 'failed' ? 'failed' : 'incomplete',
    kind: verdict,
    message,
    details: [message],
    tries: [],
  };
}

function some<T>(items: Iterable<T>, isWanted: (item: T) => boolean): boolean {
  for (const item of items) if (isWanted(item)) return true;
  return false;
}

/** The beginning of the last response that did not deliver, on one line so that it cannot pose as lines of the report. */
function quotedResponse(last: AttemptReport | undefined): string[] {
  if (last === undefined || isSuccess(last.outcome) || !last.responseExcerpt) return [];
  const text = last.responseExcerpt.replaceAll(/\s+/g, ' ').trim();
  const shown = text.length > QUOTED_CHARACTERS ? `${text.slice(0, QUOTED_CHARACTERS)}…` : text;
  return shown === '' ? [] : [`  the last response began: ${shown}`];
}

function reachedReceiver({ outcome }: AttemptReport): boolean {
  switch (outcome.kind) {
    case 'response':
      return true;
    case 'timeout':
      return outcome.phase === 'response';
    case 'connection-error':
      return CONNECTION_ERRORS[outcome.errorCode].reachedReceiver;
    default:
      return outcome satisfies never;
  }
}
