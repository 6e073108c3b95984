import { broken, type Finding, kept } from '../engine/finding.ts';
import type { Exchange } from '../evidence/exchange.ts';
import { type AnswerKind, answerKind } from './answer-kind.ts';
import { answersInWords, answersTo } from './judge-forgeries.ts';

/** What is no answer to a request that is wrong. */
const CRASHES: readonly AnswerKind[] = ['crashed', 'hung-up', 'silent'];

/** Whether every one of these requests got an answer that is not a crash: no 5xx, no hang-up, no silence. */
export function judgeCrashes(exchanges: readonly Exchange[]): Finding {
  const crashed = exchanges.filter(({ result }) => CRASHES.includes(answerKind(result.outcome)));
  return crashed.length === 0 ? kept(answersTo(exchanges)) : broken(answersInWords(crashed), crashed);
}
