import { CONNECTION_ERRORS } from '../delivery/connection-error.ts';
import { isSuccess } from '../delivery/outcome.ts';
import type { RunSummary } from './run-report.ts';

/** How many attempts ended in one way. */
export interface ResponseCount {
  /** `200`, `timeout`, `refused`. */
  readonly label: string;
  readonly count: number;
  /** Whether attempts that end so deliver the event. */
  readonly success: boolean;
}

/** The attempts of a run by how they ended: status codes, then timeouts, then connection errors. */
export function responseCounts({ statusCodes, timeouts, connectionErrors }: RunSummary): ResponseCount[] {
  const statuses = Object.entries(statusCodes).map(([code, count]) => ({
    label: code,
    count,
    success: isSuccess({ kind: 'response', statusCode: Number(code) }),
  }));
  const errors = Object.entries(CONNECTION_ERRORS).map(([code, { label }]) => ({
    label,
    count: Object.entries(connectionErrors).find(([known]) => known === code)?.[1] ?? 0,
    success: false,
  }));
  return [...statuses, { label: 'timeout', count: timeouts, success: false }, ...errors].filter(
    ({ count }) => count > 0,
  );
}
