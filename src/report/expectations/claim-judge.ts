import { countOf } from '../../internal/count-of.ts';
import type { DeliveryReport } from '../run-report.ts';
import type { ExpectationResult } from './expectation-result.ts';

/** What a claim came to. */
export type ClaimFinding = Pick<ExpectationResult, 'observed' | 'passed' | 'explanation'>;

/** Judges one claim by the deliveries in its scope, one at a time, in memory that does not grow with their number. */
export interface ClaimJudge {
  readonly record: (delivery: DeliveryReport) => void;
  readonly finding: () => ClaimFinding;
}

/** Whether a delivery was planned and then, on purpose, never sent; such a delivery says nothing about the receiver. */
export function wasDropped({ status }: DeliveryReport): boolean {
  return status === 'dropped';
}

/** The finding where every delivery in scope was dropped. */
export function nothingSent(dropped: number): ClaimFinding {
  return {
    observed: 'no delivery in scope was sent',
    passed: false,
    explanation: `Dropped on purpose: ${deliveriesOf(dropped)}. Nothing to judge.`,
  };
}

/** `1 delivery`, `2 deliveries`. */
export function deliveriesOf(count: number): string {
  return countOf(count, 'delivery', 'deliveries');
}
