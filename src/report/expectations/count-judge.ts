import { type ClaimFinding, type ClaimJudge, deliveriesOf, nothingSent, wasDropped } from './claim-judge.ts';
import { allSatisfy } from './comparison.ts';
import type { CountClaim } from './expectation.ts';

/** How many deliveries a judge has seen. */
interface Counts {
  readonly deliveries: number;
  readonly dropped: number;
  /** Those that ended as the claim counts. */
  readonly counted: number;
  readonly unfinished: number;
}

/** Makes a judge of a claim about a number of deliveries. */
export function createCountJudge(claim: CountClaim): ClaimJudge {
  const counts = { deliveries: 0, dropped: 0, counted: 0, unfinished: 0 };
  return {
    record: (delivery) => {
      counts.deliveries += 1;
      if (wasDropped(delivery)) counts.dropped += 1;
      else if (delivery.status === 'canceled') counts.unfinished += 1;
      else if (delivery.status === claim.of) counts.counted += 1;
    },
    finding: () => (claim.of === 'deliveries' ? judgeAll(claim, counts) : judgeEndings(claim, counts)),
  };
}

function judgeAll(claim: CountClaim, { deliveries, dropped }: Counts): ClaimFinding {
  const wasSent = dropped === 0 ? '' : ` Dropped on purpose: ${dropped}.`;
  return {
    passed: allSatisfy(deliveries, deliveries, claim),
    observed: deliveriesOf(deliveries),
    explanation: `In scope: ${deliveriesOf(deliveries)}.${wasSent}`,
  };
}

/** Deliveries that did not end could have ended either way, so the claim has to hold for both. */
function judgeEndings(claim: CountClaim, { deliveries, dropped, counted, unfinished }: Counts): ClaimFinding {
  const sent = deliveries - dropped;
  if (sent === 0) return nothingSent(dropped);
  const passed = allSatisfy(counted, counted + unfinished, claim);
  const open = unfinished === 0 ? '' : `, ${unfinished} unfinished`;
  const caution =
    passed || unfinished === 0
      ? ''
      : ' An unfinished delivery may end either way; the claim must be true for both.';
  const observed = `${counted} of ${deliveriesOf(sent)} ${claim.of}${open}`;
  return { passed, observed, explanation: `In scope: ${observed}.${caution}` };
}
