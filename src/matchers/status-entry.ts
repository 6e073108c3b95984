import type { ConnectionErrorCode } from '../delivery/connection-error.ts';
import type { Outcome } from '../delivery/outcome.ts';
import { SimulatorError } from '../errors/simulator-error.ts';
import { nearestNames } from '../internal/nearest-names.ts';
import {
  matchesStatus,
  parseStatusPattern,
  STATUS_WORDS,
  type StatusPattern,
  statusOf,
} from '../report/expectations/status-pattern.ts';
import type { ComparedRow } from './match-result.ts';

/**
 * How one attempt is expected to end: a status code, a class of them, `timeout`, `error` for any broken connection, or the
 * cause of the break.
 */
export type StatusEntry =
  | number
  | `${1 | 2 | 3 | 4 | 5}xx`
  | 'timeout'
  | 'error'
  | Exclude<ConnectionErrorCode, 'other'>;

/** The statuses of attempts as a test has them in mind, compared with those that came. */
export interface StatusComparison {
  readonly fits: boolean;
  readonly rows: readonly ComparedRow[];
}

/**
 * Compares attempts one by one; their number has to be the same.
 *
 * @throws SimulatorError `invalid-expectation` for an entry that stands for no outcome.
 */
export function compareStatuses(
  entries: readonly StatusEntry[],
  outcomes: readonly Outcome[],
): StatusComparison {
  const patterns = entries.map(checkedEntry);
  const rows = Array.from({ length: Math.max(patterns.length, outcomes.length) }, (_, index) =>
    compareOne(index, patterns[index], outcomes[index]),
  );
  return { fits: rows.every(({ fits }) => fits), rows };
}

/** Outcomes as a test would write them. */
export function statusEntries(outcomes: readonly Outcome[]): (number | string)[] {
  return outcomes.map((outcome) => (outcome.kind === 'response' ? outcome.statusCode : statusOf(outcome)));
}

function compareOne(
  index: number,
  pattern: StatusPattern | undefined,
  outcome: Outcome | undefined,
): ComparedRow {
  return {
    label: `attempt ${index + 1}`,
    expected: pattern ?? 'none',
    received: outcome === undefined ? 'none' : statusOf(outcome),
    fits: pattern !== undefined && outcome !== undefined && matchesStatus(pattern, outcome),
  };
}

function checkedEntry(entry: StatusEntry): StatusPattern {
  const text = String(entry);
  const pattern = parseStatusPattern(text);
  if (pattern !== undefined) return pattern;
  const near = nearestNames(text, STATUS_WORDS);
  throw new SimulatorError({
    code: 'invalid-expectation',
    problem: `Unknown outcome "${text}".`,
    cure:
      near.length > 0
        ? `Did you mean "${near.join('" or "')}"?`
        : `Write a status code, a class such as '5xx', or one of ${STATUS_WORDS.join(', ')}.`,
  });
}
