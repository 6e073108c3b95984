import { describeOutcome } from '../delivery/outcome.ts';
import { answerKind, isAccepted } from './answer-kind.ts';
import type { Exchange } from './exchange.ts';
import { broken, type Finding, kept, unseen } from './finding.ts';

/**
 * Whether every one of these requests was refused. An accepted one breaks the promise. A crash, a redirect or silence
 * is no acceptance; checks of their own are about those. An answer that asks for patience tells nothing.
 */
export function judgeForgeries(exchanges: readonly Exchange[]): Finding {
  const accepted = exchanges.filter(({ result }) => isAccepted(result.outcome));
  if (accepted.length > 0) return broken(observedIn(accepted), accepted);
  const throttled = exchanges.find(({ result }) => answerKind(result.outcome) === 'throttled');
  if (throttled !== undefined) return unseen(THROTTLED, [throttled]);
  return kept(answersTo(exchanges));
}

/** Why nobody can tell what a receiver makes of a request. */
export const THROTTLED =
  'The receiver limits the rate (429), so that its answer says nothing. Lift the limit for the check, or use --only.';

/** What was accepted, in one line. */
function observedIn(exchanges: readonly Exchange[]): string {
  return exchanges
    .map(({ result, variation }) => `${describeOutcome(result.outcome)} for ${variation.about}`)
    .join(', ');
}

/** The different answers, in the order in which they first came: `401, 400`. */
export function answersTo(exchanges: readonly Exchange[]): string {
  return [...new Set(exchanges.map(({ result }) => describeOutcome(result.outcome)))].join(', ');
}
