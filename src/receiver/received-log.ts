import { SUCCESS_STATUS_CODES } from '../delivery/outcome.ts';
import { usageError } from '../errors/usage-error.ts';
import { createTextNumbers } from '../internal/text-numbers.ts';
import type { SignatureProblem } from '../signature/verify.ts';
import type { GivenResponse, ReceivedRequest, Standing } from './received-request.ts';

/** What arrived at the built-in receiver, in figures. The figures are exact, however many requests are kept. */
export interface ReceiverSummary {
  /** Requests of every kind, refused ones included. */
  readonly requests: number;
  /** Distinct event ids among the requests that were let through. */
  readonly events: number;
  readonly signatures: {
    readonly valid: number;
    readonly invalid: number;
    /** How often each reason was met. */
    readonly problems: Readonly<Partial<Record<SignatureProblem, number>>>;
  };
  /** Requests whose event had got a 2xx before. */
  readonly duplicates: number;
  /** Requests whose event had come before, but had not got a 2xx. */
  readonly retries: number;
  /** Requests that were let through, by event type; those that name none are left out. */
  readonly byEventType: Readonly<Record<string, number>>;
  /** All requests by response: a status code, `hang`, `reset`, `missed` or `no-response`. */
  readonly byStatus: Readonly<Record<string, number>>;
}

/** The memory of the built-in receiver. */
export interface ReceivedLog {
  /** The newest requests, oldest first. */
  readonly requests: readonly ReceivedRequest[];
  /** The number of the next request. */
  nextNumber(): number;
  /**
   * Counts an attempt and tells how it relates to the earlier ones of its event. Requests without an event id are
   * counted together and relate to nothing.
   */
  beginAttempt(eventId: string | undefined): {
    readonly attempt: number;
    readonly standing: Standing | undefined;
  };
  /** Keeps a request whose response is settled. */
  add(request: ReceivedRequest): void;
  summary(): ReceiverSummary;
}

/** Stands for the request that got a 2xx; requests count from 1. */
const NOT_YET = 0;

/**
 * Makes an empty memory. What it knows of an event takes some 40 bytes, so that a million of them may come.
 *
 * @param keep How many requests are kept at most; older ones are let go.
 * @throws SimulatorError `invalid-option` when that is not a whole number of at least 0.
 */
export function createReceivedLog(keep: number): ReceivedLog {
  if (!Number.isInteger(keep) || keep < 0) {
    throw usageError(
      `keepRequests must be a whole number of at least 0, got ${keep}.`,
      'For example keepRequests: 100.',
    );
  }
  const kept: ReceivedRequest[] = [];
  const events = createTextNumbers();
  /** By the number of the event: attempts, and the number of the first request that got a 2xx. */
  const attempts: number[] = [];
  const acceptedAs: number[] = [];
  const problems = new Map<SignatureProblem, number>();
  const byEventType = new Map<string, number>();
  const byStatus = new Map<string, number>();
  const standings = { first: 0, retry: 0, duplicate: 0 };
  let begun = 0;
  let attemptsWithoutId = 0;
  let requests = 0;
  let valid = 0;
  let invalid = 0;

  return {
    get requests() {
      return [...kept];
    },
    nextNumber: () => {
      begun += 1;
      return begun;
    },
    beginAttempt: (eventId) => {
      if (eventId === undefined) {
        attemptsWithoutId += 1;
        return { attempt: attemptsWithoutId, standing: undefined };
      }
      const event = events.of(eventId);
      const attempt = (attempts[event] ?? 0) + 1;
      attempts[event] = attempt;
      const accepted = acceptedAs[event] ?? NOT_YET;
      acceptedAs[event] = accepted;
      return { attempt, standing: standingOf(attempt, accepted) };
    },
    add: (request) => {
      kept.push(request);
      if (kept.length > keep) kept.shift();

      requests += 1;
      count(byStatus, responseName(request.response));
      if (request.signature?.valid === true) valid += 1;
      if (request.signature?.valid === false) {
        invalid += 1;
        count(problems, request.signature.problem);
      }
      if (request.refused) return;

      if (request.standing !== undefined) standings[request.standing.kind] += 1;
      if (request.eventType !== undefined) count(byEventType, request.eventType);
      const event = request.eventId === undefined ? undefined : events.find(request.eventId);
      if (event !== undefined && isAccepted(request.response) && acceptedAs[event] === NOT_YET) {
        acceptedAs[event] = request.number;
      }
    },
    summary: () => ({
      requests,
      events: events.count(),
      signatures: { valid, invalid, problems: Object.fromEntries(problems) },
      duplicates: standings.duplicate,
      retries: standings.retry,
      byEventType: Object.fromEntries(byEventType),
      byStatus: Object.fromEntries(byStatus),
    }),
  };
}

function standingOf(attempt: number, acceptedAs: number): Standing {
  if (acceptedAs !== NOT_YET) return { kind: 'duplicate', attempt, of: acceptedAs };
  return attempt === 1 ? { kind: 'first', attempt: 1 } : { kind: 'retry', attempt };
}

/** Whether the sender may take the event for delivered. */
export function isAccepted(response: GivenResponse): boolean {
  const isStatus = response.kind === 'status' || response.kind === 'forwarded';
  return isStatus && SUCCESS_STATUS_CODES.has(response.statusCode);
}

function responseName(response: GivenResponse): string {
  const isStatus = response.kind === 'status' || response.kind === 'forwarded';
  return isStatus ? String(response.statusCode) : response.kind;
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
