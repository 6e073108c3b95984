import { describeOutcome } from '../delivery/outcome.ts';
import { answerKind } from './answer-kind.ts';
import type { Exchange } from './exchange.ts';
import { broken, type Finding, kept, unseen } from './finding.ts';
import { answersTo, THROTTLED } from './judge-forgeries.ts';

/**
 * Whether every one of these valid requests was taken, as the control delivery was. One that was not breaks the
 * promise.
 */
export function judgeTwins(exchanges: readonly Exchange[]): Finding {
  const throttled = exchanges.find(({ result }) => answerKind(result.outcome) === 'throttled');
  const refused = exchanges.filter(
    ({ result }) => !['success', 'throttled'].includes(answerKind(result.outcome)),
  );
  if (refused.length > 0) {
    const [first] = refused;
    const answer = first === undefined ? '' : describeOutcome(first.result.outcome);
    return broken(`${answer} for ${refused.map(({ variation }) => variation.about).join(', ')}`, refused);
  }
  if (throttled !== undefined) return unseen(THROTTLED, [throttled]);
  return kept(answersTo(exchanges));
}
