import { wallClockMs } from '../clock/wall-clock.ts';
import type { Attempt, Delivery, DeliveryEvent } from '../delivery/delivery-event.ts';
import type { DeliveryStatus, NextStep } from '../delivery/delivery-state.ts';
import type { RetrySchedule } from '../delivery/retry-schedule.ts';
import type { AttemptResult } from '../delivery/sender.ts';
import type { WireShape } from '../events/envelope.ts';
import type { SubjectId } from '../events/subject-id.ts';
import { createEventStream } from '../internal/event-stream.ts';
import { isoTime } from '../internal/iso-time.ts';
import { packageVersion } from '../internal/package-version.ts';
import { createDeliveryCollector } from '../report/delivery-collector.ts';
import { DEFAULT_EXPECTATIONS, type Expectation } from '../report/expectations/expectation.ts';
import { createExpectationJudge } from '../report/expectations/expectation-judge.ts';
import { REPORT_SCHEMA, type ReportedOptions, type RunReport } from '../report/run-report.ts';
import type { SimulatorEvent } from '../report/simulator-event.ts';
import { createSummaryCollector } from '../report/summary-collector.ts';
import { judgeRun } from '../report/verdict.ts';
import { shownUrl } from '../wire/target.ts';
import type { AttemptRecord, DeliveryRecord, DeliveryState } from '../workspace/delivery-record.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';

/** What the report of a workspace says beside what happened. */
export interface WatchedFacts {
  /** Where the workspace is served. */
  readonly url: string;
  /** A command line that does the same again. */
  readonly reproduce: string;
  readonly wire: WireShape;
  readonly schedule: RetrySchedule;
  readonly timeoutMs: number;
  readonly concurrency: number;
}

/** What happens in a workspace from now on, as the deliveries of one run. */
export interface WatchedWorkspace {
  /** Calls back for everything that happens, the first time from the beginning. Returns a function that ends it. */
  readonly subscribe: (listener: (event: SimulatorEvent) => void) => () => void;
  /** Returns how every delivery ended that something has happened to; one that waits is unfinished. Called once, at the end. */
  readonly finish: (facts: WatchedFacts) => RunReport;
}

/**
 * Watches a workspace. A delivery may be made once more when it has ended, so that its end is told when nothing can
 * follow any more.
 *
 * @param expectations Where there are none: every delivery is delivered.
 */
export function watchWorkspace(
  workspace: WorkspaceService,
  expectations: readonly Expectation[],
): WatchedWorkspace {
  const stream = createEventStream<SimulatorEvent>();
  const summary = createSummaryCollector();
  const judge = createExpectationJudge(expectations.length > 0 ? expectations : DEFAULT_EXPECTATIONS);
  const collector = createDeliveryCollector('', judge.record);
  const seen = new Map<number, DeliveryRecord>();
  const subjects = new Map<number, SubjectId | null>();
  /** What happened before anyone listened. */
  let early: SimulatorEvent[] | undefined = [];
  const startedAt = wallClockMs();

  const announce = (event: DeliveryEvent) => {
    summary.record(event);
    collector.record(event);
    early?.push(event);
    stream.announce(event);
  };
  const deliveryOf = (record: DeliveryRecord) => asDelivery(record, subjects.get(record.eventNumber) ?? null);
  const note = (record: DeliveryRecord) => {
    if (!seen.has(record.id)) announce({ type: 'delivery-planned', delivery: deliveryOf(record) });
    seen.set(record.id, record);
  };
  const unsubscribe = workspace.subscribe((announcement) => {
    switch (announcement.type) {
      case 'event-recorded':
        subjects.set(announcement.event.number, announcement.event.subjectId);
        return;
      case 'delivery-created':
      case 'delivery-changed':
      case 'delivery-ended':
        note(announcement.delivery);
        return;
      case 'attempt-ended': {
        const { delivery, attempt } = announcement;
        note(delivery);
        const result = resultOf(attempt);
        if (result === undefined) return;
        announce({
          type: 'attempt-finished',
          delivery: deliveryOf(delivery),
          attempt: attemptOf(delivery, attempt),
          result,
          next: nextStep(delivery, attempt.dueAt),
        });
        return;
      }
      default:
        return;
    }
  });
  const { seed } = workspace;
  const clock = workspace.clock.read();

  return {
    subscribe: (listener) => {
      listener({ type: 'run-started', seed, endpoint: `workspace ${workspace.identity.id}` });
      for (const event of early ?? []) listener(event);
      early = undefined;
      return stream.subscribe(listener);
    },
    finish: (facts) => {
      unsubscribe();
      for (const record of [...seen.values()].sort((a, b) => a.id - b.id)) {
        announce({ type: 'delivery-finished', delivery: deliveryOf(record), ...endingOf(record) });
      }
      const results = judge.results();
      const report: RunReport = {
        schema: REPORT_SCHEMA,
        tool: { name: 'cf-webhook-sim', version: packageVersion() },
        seed,
        reproduce: facts.reproduce,
        options: { ...reportedOptions(facts, clock.scale), now: isoTime(startedAt) },
        deliveries: [],
        expectations: results,
        summary: summary.summary(),
        verdict: judgeRun(summary.summary(), results, { expected: expectations.length > 0 }),
      };
      stream.announce({ type: 'run-finished', report });
      stream.end();
      return report;
    },
  };
}

function reportedOptions(
  { url, wire, schedule, timeoutMs, concurrency }: WatchedFacts,
  scale: number | null,
): Omit<ReportedOptions, 'now'> {
  const clock = scale === null ? 'virtual' : scale === 1 ? 'real' : 'scaled';
  const limits = { timeoutMs, maxWaitMs: null, concurrency };
  return { to: url, apiVersion: null, wire, clock, timeScale: scale, schedule, ...limits };
}

function asDelivery(record: DeliveryRecord, subjectId: SubjectId | null): Delivery {
  const { id, eventId, eventType, apiVersion, url, createdAt, faults } = record;
  const event = {
    ...{ id: eventId, type: eventType, apiVersion, createdAt },
    ...{ subjectId, subjectType: null, body: new Uint8Array() },
  };
  return {
    id: `d${id}`,
    event,
    endpoint: shownUrl(new URL(url)),
    emittedAt: createdAt,
    faults,
  };
}

function attemptOf({ createdAt }: DeliveryRecord, record: AttemptRecord): Attempt {
  const { number, dueAt, startedAt, signatureTimestamp } = record;
  return { number, dueAfterMs: Math.max(0, dueAt - createdAt), startedAt, signatureTimestamp };
}

/** `undefined` for an attempt that was interrupted, which is made once more. */
function resultOf({
  outcome,
  latencyMs,
  remoteAddress,
  responseExcerpt,
}: AttemptRecord): AttemptResult | undefined {
  if (outcome === null) return undefined;
  const body = new TextEncoder().encode(responseExcerpt ?? '');
  const response =
    outcome.kind === 'response' && responseExcerpt !== null
      ? { statusCode: outcome.statusCode, headers: [], body, bodyBytes: body.length }
      : null;
  return { outcome, latencyMs: latencyMs ?? 0, response, remoteAddress };
}

function nextStep({ state, dueAt, attempts }: DeliveryRecord, lastDueAt: number): NextStep {
  if (dueAt !== null) {
    return { kind: 'retry', attemptNumber: attempts + 1, delayMs: Math.max(0, dueAt - lastDueAt), dueAt };
  }
  return { kind: 'done', status: state === 'delivered' ? 'delivered' : 'exhausted' };
}

function endingOf({ attempts, createdAt, dueAt, state }: DeliveryRecord) {
  const unmade = dueAt === null ? [] : [{ number: attempts + 1, dueAfterMs: Math.max(0, dueAt - createdAt) }];
  return { status: statusOf(state), attempts, unmade };
}

function statusOf(state: DeliveryState): DeliveryStatus {
  switch (state) {
    case 'delivered':
    case 'exhausted':
    case 'dropped':
      return state;
    case 'pending':
    case 'held':
    case 'suspended':
    case 'canceled':
      return 'canceled';
    default:
      return state satisfies never;
  }
}
