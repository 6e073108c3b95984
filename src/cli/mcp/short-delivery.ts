import type { LocalDelivery } from '../../compose/local-workspace.ts';
import { NOT_TESTED, wasReached } from '../../delivery/not-tested.ts';
import { describeOutcome } from '../../delivery/outcome.ts';
import { formatDuration } from '../../internal/duration.ts';
import type { AttemptReport, DeliveryReport, RunReport } from '../../report/run-report.ts';
import { shortText } from './short-text.ts';
import type { ToolResult } from './tool.ts';

/** What a run says of the receiver: nothing where no request has reached it. */
export function shortVerdict({ verdict, summary }: Pick<RunReport, 'verdict' | 'summary'>) {
  return wasReached(summary) ? { verdict } : ({ verdict: 'incomplete', why: NOT_TESTED } as const);
}

/** A delivery of a run. */
export function shortReport({ eventId, eventType, subjectId, status, faults, attempts }: DeliveryReport) {
  return {
    ...{ event: eventType, eventId, subjectId, status },
    ...(faults.length === 0 ? {} : { faults }),
    attempts: attempts.map(reportedAttempt),
  } satisfies ToolResult;
}

/** A delivery of a workspace. */
export function shortDelivery(delivery: LocalDelivery) {
  const { id, eventId, eventType, state, faults, attempts, nextAttemptAt } = delivery;
  return {
    ...{ id, event: eventType, eventId, state },
    ...(faults.length === 0 ? {} : { faults }),
    ...(nextAttemptAt === null ? {} : { nextAttemptAt: nextAttemptAt.toISOString() }),
    attempts: attempts.map(({ number, outcome, response }) => ({
      number,
      outcome: outcome === null ? 'in flight' : describeOutcome(outcome),
      ...responded(response),
    })),
  } satisfies ToolResult;
}

function reportedAttempt({ number, dueAfterMs, outcome, explanation, responseExcerpt }: AttemptReport) {
  return {
    ...{ number, after: formatDuration(dueAfterMs), outcome: describeOutcome(outcome) },
    ...(explanation === null ? {} : { why: explanation }),
    ...responded(responseExcerpt),
  };
}

function responded(text: string | null) {
  return text === null || text === '' ? {} : { response: shortText(text) };
}
