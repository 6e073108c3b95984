import { describeOutcome } from '../../delivery/outcome.ts';
import { broken, type Finding, kept, unseen } from '../engine/finding.ts';
import type { Exchange } from '../evidence/exchange.ts';
import { isAccepted, responseKind } from './response-kind.ts';

/**
 * Whether every one of these requests was refused. An accepted one breaks the promise. A crash, a redirect or silence
 * is no acceptance; checks of their own are about those. A response that asks for patience tells nothing.
 */
export function judgeForgeries(exchanges: readonly Exchange[]): Finding {
  const accepted = exchanges.filter(({ result }) => isAccepted(result.outcome));
  if (accepted.length > 0) return broken(responsesInWords(accepted), accepted);
  const throttled = exchanges.find(({ result }) => responseKind(result.outcome) === 'throttled');
  if (throttled !== undefined) return unseen(THROTTLED, [throttled]);
  return kept(responsesTo(exchanges));
}

/** Why no one can tell what a receiver makes of a request. */
export const THROTTLED =
  'The receiver limits the rate (429), so its response proves nothing. Lift the limit for the check, or use --only.';

/** What was sent, by the response that it got, in one line: `200: no signature header; 401: …`. */
export function responsesInWords(exchanges: readonly Exchange[]): string {
  const byResponse = new Map<string, string[]>();
  for (const { result, variation } of exchanges) {
    const response = describeOutcome(result.outcome);
    byResponse.set(response, [...(byResponse.get(response) ?? []), variation.about]);
  }
  return [...byResponse].map(([response, abouts]) => `${response}: ${abouts.join('; ')}`).join(' · ');
}

/** The different responses, in the order in which they first came: `401, 400`. */
export function responsesTo(exchanges: readonly Exchange[]): string {
  return [...new Set(exchanges.map(({ result }) => describeOutcome(result.outcome)))].join(', ');
}
