import { describeOutcome } from '../delivery/outcome.ts';
import { type AnswerKind, answerKind } from './answer-kind.ts';
import type { Exchange } from './exchange.ts';
import { broken, type Finding, kept } from './finding.ts';
import { answersTo } from './judge-forgeries.ts';

/** What is no answer to a request that is wrong. */
const CRASHES: readonly AnswerKind[] = ['crashed', 'hung-up', 'silent'];

/** Whether every one of these requests got an answer that is not a crash: no 5xx, no hang-up, no silence. */
export function judgeCrashes(exchanges: readonly Exchange[]): Finding {
  const crashed = exchanges.filter(({ result }) => CRASHES.includes(answerKind(result.outcome)));
  const [first] = crashed;
  if (first === undefined) return kept(answersTo(exchanges));
  const abouts = crashed.map(({ variation }) => variation.about).join('; ');
  return broken(`${describeOutcome(first.result.outcome)} for ${abouts}`, crashed);
}
