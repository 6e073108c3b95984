import { exactSubjectId } from '../events/subject-id.ts';
import { isJsonObject, type JsonObject } from '../internal/json.ts';
import type { ScriptedResponse } from '../options/value-types/receiver-script.ts';
import type { SignatureVerdict } from '../signature/verify.ts';

/** One POST request that arrived at the built-in receiver. */
export interface ReceivedRequest extends EventFacts {
  /** Counted from 1 in the order of arrival. */
  readonly number: number;
  /** When the request was read to its end; real milliseconds since the epoch. */
  readonly receivedAt: number;
  readonly method: string;
  /** Path and query, as sent. */
  readonly path: string;
  /** Names and values as sent, in order, repetitions included. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The bytes as sent; empty where the body could not be read. */
  readonly body: Buffer;
  /** `undefined` where the body could not be read, so that there was nothing to verify, or nobody asked to. */
  readonly signature: SignatureVerdict | undefined;
  /** True where the receiver responded by itself, not by its script: a signature or a body that it does not take. */
  readonly refused: boolean;
  /** `undefined` for requests that were refused or name no event. */
  readonly standing: Standing | undefined;
  readonly response: GivenResponse;
}

/** What a request says about its event. Every part is absent where the request does not say it. */
export interface EventFacts {
  /** From the body, or else from the id header. */
  readonly eventId: string | undefined;
  readonly eventType: string | undefined;
  readonly subject: { readonly type: string; readonly id: string | number } | undefined;
  /** Why the body is not an event, as a sentence; `undefined` when it is one. */
  readonly problem: string | undefined;
}

/** How a request relates to the earlier ones of its event. */
export type Standing =
  | { readonly kind: 'first'; readonly attempt: 1 }
  /** The event came before and has not got a 2xx yet. `attempt` is counted from 1. */
  | { readonly kind: 'retry'; readonly attempt: number }
  /** The event has got a 2xx before: to request number `of`. */
  | {
      readonly kind: 'duplicate';
      readonly attempt: number;
      readonly of: number;
    };

/** What a request got a response. */
export type GivenResponse =
  | ScriptedResponse
  /** What the receiver behind this one responded; handed back as it came. */
  | {
      readonly kind: 'forwarded';
      readonly statusCode: number;
      readonly tookMs: number;
      readonly headers: readonly (readonly [name: string, value: string])[];
      /** The beginning of the body, as sent. */
      readonly body: Uint8Array;
      readonly bodyBytes: number;
    }
  /** The receiver behind this one gave no response. `why` is the end of a sentence. */
  | { readonly kind: 'missed'; readonly statusCode: number; readonly tookMs: number; readonly why: string }
  /** The connection ended before the response was due. */
  | { readonly kind: 'no-response' };

/**
 * Reads the event out of a request, without trusting any of it.
 *
 * @param idHeader The event id according to the request's headers.
 */
export function readEventFacts(body: Uint8Array, idHeader: string | undefined): EventFacts {
  const parsed = parseBody(body);
  if (typeof parsed === 'string') {
    return { eventId: idHeader || undefined, eventType: undefined, subject: undefined, problem: parsed };
  }

  const eventId = textOf(parsed['event_id']);
  const eventType = textOf(parsed['event_type']);
  const missing = [
    eventId === undefined && 'event_id',
    eventType === undefined && 'event_type',
    parsed['data'] === undefined && 'data',
  ].filter((key) => key !== false);

  return {
    eventId: eventId ?? (idHeader || undefined),
    eventType,
    subject: subjectOf(parsed, body),
    problem: missing.length === 0 ? undefined : `The body has no ${missing.join(', ')}.`,
  };
}

/** Node's flat list of header names and values as pairs. */
export function headerPairs(rawHeaders: readonly string[]): (readonly [name: string, value: string])[] {
  return rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as const] : [],
  );
}

/** The JSON object in the body, or a sentence that says why there is none. */
function parseBody(body: Uint8Array): JsonObject | string {
  if (body.length === 0) return 'The body is empty.';
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    return error instanceof SyntaxError ? 'The body is not JSON.' : 'The body is not UTF-8.';
  }
  return isJsonObject(parsed) ? parsed : 'The body is JSON, but not an object.';
}

function subjectOf(envelope: JsonObject, body: Uint8Array): EventFacts['subject'] {
  const type = envelope['subject_type'];
  const id = envelope['subject_id'];
  if (typeof type !== 'string' || (typeof id !== 'string' && typeof id !== 'number')) return undefined;
  return { type, id: typeof id === 'number' ? exactSubjectId(id, body) : id };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
