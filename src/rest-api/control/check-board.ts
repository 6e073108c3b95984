import type { CheckReport, CheckResult } from '../../checks/engine/check-report.ts';

/** Which checks are to be run against which endpoint. */
export interface CheckRequest {
  /** The id, public id or name of an endpoint of the workspace. */
  readonly endpoint: string;
  /** Ids and groups. @default every check */
  readonly only?: readonly string[];
  /** Whether a broken SHOULD is a failure. @default false */
  readonly strict?: boolean;
}

/** Something that happened to a run of checks. */
export type CheckBoardEvent =
  | { readonly type: 'checks-started'; readonly endpoint: string }
  | { readonly type: 'check-finished'; readonly result: CheckResult; readonly total: number }
  | { readonly type: 'checks-finished'; readonly verdict: CheckReport['verdict'] };

/** How a run of checks stands. */
export interface CheckBoardReading {
  readonly isRunning: boolean;
  /** Where the checks are sent; `null` before the first run. */
  readonly endpoint: string | null;
  readonly results: readonly CheckResult[];
  /** How many results there will be; 0 while that is not known. */
  readonly total: number;
  readonly verdict: CheckReport['verdict'] | null;
  /** Why the run could not be run. */
  readonly problem: string | null;
  /** How each check ended in the run before, by its id; `null` where there was none. */
  readonly previous: Readonly<Record<string, CheckResult['verdict']>> | null;
}

/** The results of checks as they come in, of this run and the one before. */
export interface CheckBoard {
  read(): CheckBoardReading;
  subscribe(listener: (event: CheckBoardEvent) => void): () => void;
  /** Begins a run. One of some checks alone keeps the results of the others. */
  begin(endpoint: string, options?: { readonly keepsOthers?: boolean }): void;
  take(result: CheckResult, total: number): void;
  finish(report: Pick<CheckReport, 'checks' | 'verdict'> | undefined, problem?: string): void;
}

/** Makes an empty {@link CheckBoard}. */
export function createCheckBoard(): CheckBoard {
  const listeners = new Set<(event: CheckBoardEvent) => void>();
  const results = new Map<string, CheckResult>();
  let state: Omit<CheckBoardReading, 'results'> = {
    isRunning: false,
    endpoint: null,
    total: 0,
    verdict: null,
    problem: null,
    previous: null,
  };
  const tell = (event: CheckBoardEvent) => {
    for (const listener of listeners) listener(event);
  };
  return {
    read: () => ({ ...state, results: [...results.values()] }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    begin: (endpoint, { keepsOthers = false } = {}) => {
      const before = [...results].map(([id, { verdict }]) => [id, verdict] as const);
      const previous = before.length === 0 ? state.previous : Object.fromEntries(before);
      state = { isRunning: true, endpoint, total: 0, verdict: null, problem: null, previous };
      if (!keepsOthers) results.clear();
      tell({ type: 'checks-started', endpoint });
    },
    take: (result, total) => {
      results.set(result.id, result);
      state = { ...state, total };
      tell({ type: 'check-finished', result, total });
    },
    finish: (report, problem) => {
      // What is known eventually may say more than each result by itself: common causes.
      for (const result of report?.checks ?? []) results.set(result.id, result);
      const verdict = report?.verdict ?? 'incomplete';
      state = { ...state, isRunning: false, verdict, problem: problem ?? null };
      tell({ type: 'checks-finished', verdict });
    },
  };
}
