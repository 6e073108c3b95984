import { broken, type Finding, kept } from '../engine/finding.ts';
import type { Exchange } from '../evidence/exchange.ts';
import { responsesInWords, responsesTo } from './judge-forgeries.ts';
import { type ResponseKind, responseKind } from './response-kind.ts';

/** What is no response to a request that is wrong. */
const CRASHES: readonly ResponseKind[] = ['crashed', 'hung-up', 'silent'];

/** Whether every one of these requests got a response that is not a crash: no 5xx, no hang-up, no silence. */
export function judgeCrashes(exchanges: readonly Exchange[]): Finding {
  const crashed = exchanges.filter(({ result }) => CRASHES.includes(responseKind(result.outcome)));
  return crashed.length === 0 ? kept(responsesTo(exchanges)) : broken(responsesInWords(crashed), crashed);
}
