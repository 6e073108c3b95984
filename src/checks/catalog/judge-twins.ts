import { broken, type Finding, kept, unseen } from '../engine/finding.ts';
import type { Exchange } from '../evidence/exchange.ts';
import { responsesInWords, responsesTo, THROTTLED } from './judge-forgeries.ts';
import { responseKind } from './response-kind.ts';

/**
 * Whether every one of these valid requests was taken, as the control delivery was. One that was not breaks the
 * promise.
 */
export function judgeTwins(exchanges: readonly Exchange[]): Finding {
  const throttled = exchanges.find(({ result }) => responseKind(result.outcome) === 'throttled');
  const refused = exchanges.filter(
    ({ result }) => !['success', 'throttled'].includes(responseKind(result.outcome)),
  );
  if (refused.length > 0) {
    return broken(responsesInWords(refused), refused);
  }
  if (throttled !== undefined) return unseen(THROTTLED, [throttled]);
  return kept(responsesTo(exchanges));
}
