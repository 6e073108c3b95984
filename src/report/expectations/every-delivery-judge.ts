import type { DeliveryReport } from '../run-report.ts';
import { type ClaimFinding, type ClaimJudge, deliveriesOf, nothingSent, wasDropped } from './claim-judge.ts';
import type { DeliveryClaim } from './expectation.ts';
import { judgeDelivery } from './judge-delivery.ts';
import type { Judgement } from './judgement.ts';

/** How many of the deliveries that fell short are kept to be named. */
const MOST_EVIDENCE = 3;

/** A delivery and what it showed. */
interface Evidence {
  readonly delivery: DeliveryReport;
  readonly judgement: Judgement;
}

/** Makes a judge of a claim that each delivery has to keep. */
export function createEveryDeliveryJudge(claim: DeliveryClaim): ClaimJudge {
  const evidence: Evidence[] = [];
  let judged = 0;
  let kept = 0;
  let dropped = 0;
  let latest: Evidence | undefined;

  return {
    record: (delivery) => {
      if (wasDropped(delivery)) {
        dropped += 1;
        return;
      }
      judged += 1;
      const judgement = judgeDelivery(claim, delivery);
      latest = { delivery, judgement };
      if (judgement.held) kept += 1;
      else if (evidence.length < MOST_EVIDENCE) evidence.push(latest);
    },
    finding: () => {
      if (latest === undefined) return nothingSent(dropped);
      return kept === judged ? passed(judged, latest) : failed(judged, judged - kept, evidence);
    },
  };
}

function passed(judged: number, latest: Evidence): ClaimFinding {
  return {
    passed: true,
    observed: judged === 1 ? told(latest) : `${judged} of ${judged} deliveries`,
    explanation:
      judged === 1
        ? `The one delivery in scope: ${told(latest)}.`
        : `All ${judged} deliveries in scope match.`,
  };
}

function failed(judged: number, short: number, evidence: readonly Evidence[]): ClaimFinding {
  const unnamed = short - evidence.length;
  const named = [...evidence.map(told), ...(unnamed > 0 ? [`${unnamed} more`] : [])];
  const hints = [...new Set(evidence.flatMap(({ judgement }) => judgement.hint ?? []))];
  const [first = ''] = named;
  return {
    passed: false,
    observed: short === 1 ? first : `${first} and ${short - 1} more`,
    explanation: [`${short} of ${deliveriesOf(judged)}: ${named.join('; ')}.`, ...hints].join(' '),
  };
}

function told({ judgement, delivery }: Evidence): string {
  return `${judgement.observed} in ${delivery.id} (${delivery.eventType})`;
}
