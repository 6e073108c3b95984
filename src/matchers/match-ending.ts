import { countOf } from '../internal/count-of.ts';
import { plainPalette } from '../internal/palette.ts';
import type { DeliveryReport } from '../report/run-report.ts';
import { deliveryLines } from '../report/text-report.ts';
import { type ComparedRow, comparisonLines, type MatchResult, paragraphs } from './match-result.ts';
import { compareStatuses, type StatusEntry, statusEntries } from './status-entry.ts';

/** What else is expected of a delivery that was delivered. */
export interface DeliveredExpectation {
  /** How many attempts it took. @default any number */
  readonly attempts?: number;
  /** How each attempt ended, in order, the successful one included. @default in any way */
  readonly statuses?: readonly StatusEntry[];
}

/** What else is expected of a delivery that was given up. */
export interface ExhaustedExpectation {
  /** How many attempts were made. @default any number */
  readonly attempts?: number;
}

/** Whether a delivery was delivered, and in the way expected. */
export function matchDelivered(
  delivery: DeliveryReport,
  expectation: DeliveredExpectation = {},
): MatchResult {
  return matchEnding(delivery, 'delivered', expectation);
}

/** Whether every attempt of a delivery failed and none is left. */
export function matchExhausted(
  delivery: DeliveryReport,
  expectation: ExhaustedExpectation = {},
): MatchResult {
  return matchEnding(delivery, 'exhausted', expectation);
}

/** Whether the attempts of a delivery ended in these ways, one by one. */
export function matchStatuses(delivery: DeliveryReport, statuses: readonly StatusEntry[]): MatchResult {
  const outcomes = delivery.attempts.map(({ outcome }) => outcome);
  const { fits, rows } = compareStatuses(statuses, outcomes);
  const wanted = statuses.length === 0 ? 'no attempt' : statuses.join(', ');
  return {
    pass: fits,
    message: () =>
      fits
        ? paragraphs(
            `The attempts of ${delivery.eventType} should not have ended in ${wanted}, but did.`,
            timeline(delivery),
          )
        : paragraphs(
            `The attempts of ${delivery.eventType} should have ended in ${wanted}.`,
            comparisonLines(rows),
            timeline(delivery),
          ),
    expected: statuses,
    actual: statusEntries(outcomes),
  };
}

/** The delivery as text, as the report shows it. */
function timeline(delivery: DeliveryReport): string[] {
  return deliveryLines(delivery, { palette: plainPalette });
}

function matchEnding(
  delivery: DeliveryReport,
  status: 'delivered' | 'exhausted',
  expectation: DeliveredExpectation,
): MatchResult {
  const { attempts, statuses } = expectation;
  const outcomes = delivery.attempts.map(({ outcome }) => outcome);
  const rows = [
    { label: 'status', expected: status, received: delivery.status, fits: delivery.status === status },
    ...(attempts === undefined ? [] : [countRow(attempts, outcomes.length)]),
    ...(statuses === undefined ? [] : compareStatuses(statuses, outcomes).rows),
  ];
  const pass = rows.every(({ fits }) => fits);
  const wanted = `${status}${attempts === undefined ? '' : ` after ${countOf(attempts, 'attempt')}`}`;
  return {
    pass,
    message: () =>
      pass
        ? paragraphs(`${delivery.eventType} should not have been ${wanted}, but was.`, timeline(delivery))
        : paragraphs(
            `${delivery.eventType} should have been ${wanted}.`,
            comparisonLines(rows),
            timeline(delivery),
          ),
    expected: { status, ...expectation },
    actual: {
      status: delivery.status,
      ...(attempts === undefined ? {} : { attempts: outcomes.length }),
      ...(statuses === undefined ? {} : { statuses: statusEntries(outcomes) }),
    },
  };
}

function countRow(expected: number, received: number): ComparedRow {
  return {
    label: 'attempts',
    expected: String(expected),
    received: String(received),
    fits: expected === received,
  };
}
