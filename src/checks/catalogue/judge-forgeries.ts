import { describeOutcome } from '../../delivery/outcome.ts';
import { broken, type Finding, kept, unseen } from '../engine/finding.ts';
import type { Exchange } from '../evidence/exchange.ts';
import { answerKind, isAccepted } from './answer-kind.ts';

/**
 * Whether every one of these requests was refused. An accepted one breaks the promise. A crash, a redirect or silence
 * is no acceptance; checks of their own are about those. An answer that asks for patience tells nothing.
 */
export function judgeForgeries(exchanges: readonly Exchange[]): Finding {
  const accepted = exchanges.filter(({ result }) => isAccepted(result.outcome));
  if (accepted.length > 0) return broken(answersInWords(accepted), accepted);
  const throttled = exchanges.find(({ result }) => answerKind(result.outcome) === 'throttled');
  if (throttled !== undefined) return unseen(THROTTLED, [throttled]);
  return kept(answersTo(exchanges));
}

/** Why nobody can tell what a receiver makes of a request. */
export const THROTTLED =
  'The receiver limits the rate (429), so its response proves nothing. Lift the limit for the check, or use --only.';

/** What was sent, by the answer that it got, in one line: `200: no signature header; 401: …`. */
export function answersInWords(exchanges: readonly Exchange[]): string {
  const byAnswer = new Map<string, string[]>();
  for (const { result, variation } of exchanges) {
    const answer = describeOutcome(result.outcome);
    byAnswer.set(answer, [...(byAnswer.get(answer) ?? []), variation.about]);
  }
  return [...byAnswer].map(([answer, abouts]) => `${answer}: ${abouts.join('; ')}`).join(' · ');
}

/** The different answers, in the order in which they first came: `401, 400`. */
export function answersTo(exchanges: readonly Exchange[]): string {
  return [...new Set(exchanges.map(({ result }) => describeOutcome(result.outcome)))].join(', ');
}
