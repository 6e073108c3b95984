import { countOf } from '../../internal/count-of.ts';
import type { AttemptReport, DeliveryReport } from '../run-report.ts';
import { allSatisfy } from './comparison.ts';
import type { DeliveryClaim } from './expectation.ts';
import type { Judgement } from './judgement.ts';
import { judgeResponseBody } from './response-body.ts';
import { matchesRuns, matchesStatus, type StatusRun, statusOf, summarizeOutcomes } from './status-pattern.ts';

const HINT = 'The run stopped early. Skip or compress the waits, or allow longer ones.';

/**
 * Judges one delivery. Of a delivery that the run did not finish, a claim is kept only if no attempt that was still to
 * come could break it.
 */
export function judgeDelivery(claim: DeliveryClaim, delivery: DeliveryReport): Judgement {
  const { attempts, status } = delivery;
  const last = attempts.at(-1);
  if (last === undefined) return { held: false, observed: 'no attempt' };
  const unfinished = status === 'canceled';

  switch (claim.kind) {
    case 'ending':
      if (unfinished) return notFinished(attempts);
      return { held: status === claim.ending, observed: ending(delivery, last) };
    case 'attempts': {
      const most = attempts.length + delivery.unmadeAttempts.length;
      const held = allSatisfy(attempts.length, most, claim);
      return unfinished && !held
        ? notFinished(attempts)
        : { held, observed: countOf(attempts.length, 'attempt') };
    }
    case 'statuses': {
      const outcomes = attempts.map(({ outcome }) => outcome);
      if (unfinished && !isOpen(claim.runs)) return notFinished(attempts);
      return { held: matchesRuns(claim.runs, outcomes), observed: statusesOf(attempts) };
    }
    case 'status': {
      if (unfinished) return notFinished(attempts);
      const isOne = claim.oneOf.some((pattern) => matchesStatus(pattern, last.outcome));
      return { held: isOne === (claim.operator === '='), observed: `status ${statusOf(last.outcome)}` };
    }
    case 'response-body':
      return unfinished ? notFinished(attempts) : judgeResponseBody(claim, last);
    default:
      return claim satisfies never;
  }
}

function notFinished(attempts: readonly AttemptReport[]): Judgement {
  return { held: false, observed: `unfinished after ${countOf(attempts.length, 'attempt')}`, hint: HINT };
}

function ending({ status, attempts }: DeliveryReport, last: AttemptReport): string {
  const after = `after ${countOf(attempts.length, 'attempt')}`;
  return status === 'exhausted'
    ? `${status} ${after} (last ${statusOf(last.outcome)})`
    : `${status} ${after}`;
}

/** Whether whatever may still come is allowed. */
function isOpen(runs: readonly StatusRun[]): boolean {
  return runs.at(-1)?.kind === 'any';
}

function statusesOf(attempts: readonly AttemptReport[]): string {
  return `statuses ${summarizeOutcomes(attempts.map(({ outcome }) => outcome))}`;
}
