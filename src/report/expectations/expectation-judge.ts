import type { DeliveryReport } from '../run-report.ts';
import type { ClaimFinding, ClaimJudge } from './claim-judge.ts';
import { allSatisfy } from './comparison.ts';
import { createCountJudge } from './count-judge.ts';
import { eventScope } from './event-scope.ts';
import { createEveryDeliveryJudge } from './every-delivery-judge.ts';
import type { Claim, Expectation } from './expectation.ts';
import type { ExpectationResult } from './expectation-result.ts';
import { formatExpectation } from './format-expectation.ts';
import { createLatencyJudge } from './latency-judge.ts';

/** Judges expectations by the deliveries of a run. Memory does not grow with the number of deliveries. */
export interface ExpectationJudge {
  /** Takes note of a delivery that has ended. */
  record(delivery: DeliveryReport): void;
  /** How the expectations fare by the deliveries so far, in the order in which they were given. */
  results(): readonly ExpectationResult[];
}

/**
 * Makes an {@link ExpectationJudge} that has seen no delivery yet.
 *
 * @throws SimulatorError `unknown-event-type` for a scope that no event type fits.
 */
export function createExpectationJudge(expectations: readonly Expectation[]): ExpectationJudge {
  const judges = expectations.map(createJudge);
  return {
    record: (delivery) => {
      for (const { record } of judges) record(delivery);
    },
    results: () => judges.map(({ result }) => result()),
  };
}

function createJudge(expectation: Expectation) {
  const { scope, claim } = expectation;
  const isInScope = eventScope(scope);
  const judge = createClaimJudge(claim);
  const expression = formatExpectation(expectation);
  let deliveries = 0;

  return {
    record: (delivery: DeliveryReport): void => {
      if (!isInScope(delivery.eventType)) return;
      deliveries += 1;
      judge.record(delivery);
    },
    result: (): ExpectationResult => {
      const unjudged = deliveries === 0 && !expectsNothing(claim);
      return { expression, scope, ...(unjudged ? nothingInScope(scope) : judge.finding()) };
    },
  };
}

function createClaimJudge(claim: Claim): ClaimJudge {
  switch (claim.kind) {
    case 'count':
      return createCountJudge(claim);
    case 'latency':
      return createLatencyJudge(claim);
    default:
      return createEveryDeliveryJudge(claim);
  }
}

/** Whether a claim says that there is no delivery: `deliveries=0`, in any spelling. */
function expectsNothing(claim: Claim): boolean {
  if (claim.kind !== 'count' || claim.of !== 'deliveries' || claim.operator === '!=') return false;
  return allSatisfy(0, 0, claim) && !allSatisfy(1, 1, claim);
}

function nothingInScope(scope: string | null): ClaimFinding {
  const where = scope === null ? 'The run made no delivery' : `No delivery of the run matches "${scope}"`;
  return {
    passed: false,
    observed: 'no delivery in scope',
    explanation: `${where}, so nothing can be judged.`,
  };
}
