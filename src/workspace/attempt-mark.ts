import { isSuccess, outcomeLabel } from '../delivery/outcome.ts';
import type { AttemptMark, AttemptRecord } from './delivery-record.ts';

/** How an attempt ended, in one or two words. */
export function attemptMark({
  number,
  outcome,
  latencyMs,
}: Pick<AttemptRecord, 'number' | 'outcome' | 'latencyMs'>): AttemptMark {
  return outcome === null
    ? { number, label: 'interrupted', succeeded: false, latencyMs }
    : { number, label: outcomeLabel(outcome), succeeded: isSuccess(outcome), latencyMs };
}
