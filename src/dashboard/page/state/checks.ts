import { signal } from '@preact/signals';
import { ask } from '../api.ts';
import type { Header } from '../api-types.ts';
import { onStream } from './workspace.ts';

/** How a check ended. */
export type CheckVerdict = 'pass' | 'fail' | 'warn' | 'info' | 'not-evaluated' | 'incomplete';

/** A request that decided. */
export interface CheckEvidence {
  readonly about: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly Header[];
    readonly bodyExcerpt: string;
  };
  readonly response: { readonly statusCode: number; readonly bodyExcerpt: string } | null;
  readonly latencyMs: number;
}

/** One request of the smallest story that shows a failure, as it came. */
export interface Arrival {
  readonly turn: number;
  readonly eventType: string;
  readonly attempt: number;
  readonly result: string;
  readonly killed: boolean;
}

/** What came of one check. */
export interface CheckResult {
  readonly id: string;
  readonly group: string;
  readonly level: string;
  readonly promise: string;
  readonly verdict: CheckVerdict;
  readonly observed: string;
  readonly explanation: string | null;
  readonly fix: string | null;
  readonly evidence: readonly CheckEvidence[];
  readonly details: readonly string[];
  readonly arrivals: readonly Arrival[];
  readonly reproduce: string | null;
}

/** A check as the catalog describes it. */
export interface CheckEntry {
  readonly id: string;
  readonly group: string;
  readonly level: string;
  readonly promise: string;
}

/** How the checks stand. */
export interface Checks {
  readonly isRunning: boolean;
  readonly endpoint: string | null;
  readonly results: readonly CheckResult[];
  readonly total: number;
  readonly verdict: 'passed' | 'failed' | 'incomplete' | null;
  readonly problem: string | null;
  readonly previous: Readonly<Record<string, CheckVerdict>> | null;
  readonly catalog: readonly CheckEntry[];
}

/** The checks of this workspace, once they are known. */
export const checks = signal<Checks | undefined>(undefined);

/** Loads how the checks stand. */
export async function loadChecks(): Promise<void> {
  checks.value = await ask<Checks>('GET', '/checks');
}

onStream((event) => {
  const current = checks.value;
  if (current === undefined) return;
  switch (event.type) {
    case 'checks-started':
    case 'checks-finished':
    case 'gap':
      void loadChecks().catch(() => undefined);
      return;
    case 'check-finished': {
      const result = event['result'] as CheckResult;
      const others = current.results.filter(({ id }) => id !== result.id);
      checks.value = { ...current, results: [...others, result], total: Number(event['total']) };
      return;
    }
    default:
  }
});
