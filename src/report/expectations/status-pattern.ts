import { CONNECTION_ERRORS } from '../../delivery/connection-error.ts';
import { type Outcome, statusText } from '../../delivery/outcome.ts';

/**
 * Stands for outcomes: a status code (`500`), a class (`2xx`), `timeout`, `error` (the connection failed, whatever the
 * cause), or the cause as a report names it (`refused`, `reset`, …).
 */
export type StatusPattern = string;

/** Attempts in a row whose outcomes a pattern stands for. */
export type StatusRun =
  | { readonly kind: 'some'; readonly status: StatusPattern; readonly times: number }
  /** Any number of attempts, also none, with any outcome. */
  | { readonly kind: 'any' };

/** Every status pattern that is a word. */
export const STATUS_WORDS: readonly string[] = [
  'timeout',
  'error',
  ...Object.keys(CONNECTION_ERRORS).filter((code) => code !== 'other'),
];

const CODE_OR_CLASS = /^\d(?:\d\d|xx)$/;
const REPEATED = /^(.+?)[x×]([1-9]\d{0,2})$/;

/** Reads a status pattern, in either letter case; `undefined` where the text is none. */
export function parseStatusPattern(text: string): StatusPattern | undefined {
  const pattern = text.toLowerCase();
  return CODE_OR_CLASS.test(pattern) || STATUS_WORDS.includes(pattern) ? pattern : undefined;
}

/** Reads `500`, `500x3` or `*`; `undefined` where the text is none of them. */
export function parseStatusRun(text: string): StatusRun | undefined {
  if (text === '*') return { kind: 'any' };
  const single = parseStatusPattern(text);
  if (single !== undefined) return { kind: 'some', status: single, times: 1 };

  const [, repeated = '', times = ''] = REPEATED.exec(text.toLowerCase()) ?? [];
  const status = parseStatusPattern(repeated);
  return status === undefined ? undefined : { kind: 'some', status, times: Number(times) };
}

/** Writes runs as {@link parseStatusRun} reads them. */
export function formatStatusRuns(runs: readonly StatusRun[]): string {
  return runs
    .map((run) => {
      if (run.kind === 'any') return '*';
      return run.times === 1 ? run.status : `${run.status}x${run.times}`;
    })
    .join(',');
}

/** The most exact pattern that stands for an outcome. */
export function statusOf(outcome: Outcome): StatusPattern {
  switch (outcome.kind) {
    case 'response':
      return statusText(outcome.statusCode);
    case 'timeout':
      return 'timeout';
    case 'connection-error':
      return outcome.errorCode === 'other' ? 'error' : outcome.errorCode;
    default:
      return outcome satisfies never;
  }
}

/** Whether a pattern stands for an outcome. */
export function matchesStatus(pattern: StatusPattern, outcome: Outcome): boolean {
  if (pattern === 'error') return outcome.kind === 'connection-error';
  const status = statusOf(outcome);
  return pattern.endsWith('xx') ? pattern.charAt(0) === status.charAt(0) : pattern === status;
}

/** Whether runs, one after the other, stand for exactly these outcomes. */
export function matchesRuns(runs: readonly StatusRun[], outcomes: readonly Outcome[]): boolean {
  // The places that the runs so far can have led to; several as soon as a run stands for any number of attempts.
  let places = [0];
  for (const run of runs) {
    if (run.kind === 'any') {
      const first = places[0] ?? outcomes.length + 1;
      places = range(first, outcomes.length);
    } else {
      places = places
        .filter((place) => {
          const covered = outcomes.slice(place, place + run.times);
          return covered.length === run.times && covered.every((one) => matchesStatus(run.status, one));
        })
        .map((place) => place + run.times);
    }
  }
  return places.includes(outcomes.length);
}

/** Outcomes in the words of patterns, repetitions gathered: `500x7,200`. */
export function summarizeOutcomes(outcomes: readonly Outcome[]): string {
  const runs: { kind: 'some'; status: StatusPattern; times: number }[] = [];
  for (const outcome of outcomes) {
    const status = statusOf(outcome);
    const last = runs.at(-1);
    if (last?.status === status) last.times += 1;
    else runs.push({ kind: 'some', status, times: 1 });
  }
  return formatStatusRuns(runs);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
