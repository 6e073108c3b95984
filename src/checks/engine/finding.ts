import type { Exchange } from '../evidence/exchange.ts';
import type { CheckNeed } from './check.ts';
import type { ArrivalReport } from './check-report.ts';

/** What a check found out, before its level says how much that weighs. */
export type Finding =
  | {
      readonly kind: 'kept';
      /** What was seen, in one short line: `401`, `200 five times`. */
      readonly observed: string;
    }
  | {
      readonly kind: 'broken';
      readonly observed: string;
      /** Every exchange that decided, the most telling one first. */
      readonly evidence: readonly Exchange[];
      /** What else there is to say, line by line: a table of responses, a difference between two states. */
      readonly details?: readonly string[];
      /** The smallest story that shows it, in arrival order. */
      readonly arrivals?: readonly ArrivalReport[];
      /** A shell script that shows the bug again. @default the first request of the evidence */
      readonly reproduce?: string;
      /** A fix that fits better than the check's own. */
      readonly fix?: string;
    }
  | {
      /** It could not be seen. */
      readonly kind: 'unseen';
      /** What was missing and how to provide it, as a sentence. */
      readonly missing: string;
      /** What the caller can provide. @default nothing */
      readonly needs?: readonly CheckNeed[];
      readonly evidence?: readonly Exchange[];
    };

/** The promise was kept. */
export function kept(observed: string): Finding {
  return { kind: 'kept', observed };
}

/** The promise was broken. */
export function broken(
  observed: string,
  evidence: readonly Exchange[],
  more: Pick<Extract<Finding, { kind: 'broken' }>, 'details' | 'arrivals' | 'reproduce' | 'fix'> = {},
): Finding {
  return { kind: 'broken', observed, evidence, ...more };
}

/** No one can tell. */
export function unseen(
  missing: string,
  evidence: readonly Exchange[] = [],
  needs: readonly CheckNeed[] = [],
): Finding {
  return { kind: 'unseen', missing, evidence, needs };
}
