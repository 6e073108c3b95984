import type { Disturbance } from '../delivery/disturbance.ts';
import { excerptOfResponse } from '../delivery/response-excerpt.ts';
import type { AttemptResult, Sender } from '../delivery/sender.ts';
import { createManners } from '../engine/disturb.ts';
import { makeAttempt } from '../engine/make-attempt.ts';
import { printable } from '../internal/printable.ts';
import { typedUrl } from '../wire/target.ts';
import { buildWireRequest, type HeaderLine, type WireRequest } from '../wire/wire-request.ts';
import type { AttemptRecord, DeliveryRecord } from './delivery-record.ts';
import type { EndpointRecord } from './endpoint.ts';
import { refusedTarget } from './endpoint-warnings.ts';
import { keptExchange } from './kept-exchange.ts';
import type { EventRecord } from './recorded-event.ts';
import { signingSecret } from './signing-secret.ts';

/** How attempts are made. */
export interface AttemptMakerOptions {
  readonly sender: Sender;
  /** Real milliseconds that the sender gives an attempt. */
  readonly timeoutMs: number;
  readonly headers: readonly HeaderLine[];
  /** Hosts beyond this machine that may be sent to. */
  readonly allowRemote: readonly string[];
  /** Keeps every request as sent and every response as received, for those who look at them. @default false */
  readonly keepsExchanges?: boolean;
}

/** An attempt that is about to be made. */
export interface ReadyDelivery {
  readonly delivery: DeliveryRecord;
  readonly event: EventRecord;
  readonly endpoint: EndpointRecord;
  readonly attempt: AttemptRecord;
  /** The simulated present. */
  readonly now: number;
}

/** How an attempt went. */
export interface WorkspaceAttempt {
  readonly attempt: AttemptRecord;
  /** What is left to be done on purpose with the delivery. */
  readonly disturbance: Disturbance;
  readonly result: AttemptResult;
}

/** Makes attempts: signs, sends, and tells how they went. */
export interface AttemptMaker {
  /** @returns `null` when the signal gave the attempt up. */
  make(ready: ReadyDelivery, signal: AbortSignal): Promise<WorkspaceAttempt | null>;
}

/** Makes an {@link AttemptMaker}. */
export function createAttemptMaker(options: AttemptMakerOptions): AttemptMaker {
  const manners = createManners();
  /** How many attempts of each endpoint were signed. */
  const signed = new Map<number, number>();

  return {
    make: async (ready, signal) => {
      const { delivery, endpoint, attempt } = ready;
      const attemptsBefore = signed.get(endpoint.id) ?? 0;
      signed.set(endpoint.id, attemptsBefore + 1);
      const secret = signingSecret(endpoint, { now: ready.now, attemptsBefore });
      const { disturbance } = delivery;
      const refused = refusal(delivery.url, options.allowRemote);
      let request: WireRequest | undefined;
      const made =
        refused === undefined
          ? await makeAttempt(
              {
                request: requestOf(ready, secret, options.headers),
                signed: { secret, timestamp: attempt.signatureTimestamp },
                number: attempt.number,
                disturbance,
                alone: endpoint.breakage,
                onRequest: (sent) => {
                  request = sent;
                },
              },
              { sender: options.sender, manners, signal, timeoutMs: options.timeoutMs },
            )
          : { result: refused, disturbance };
      return made === null
        ? null
        : {
            ...made,
            attempt: {
              ...endedAttempt(attempt, made.result, secretsOf(endpoint)),
              exchange:
                options.keepsExchanges === true && request !== undefined
                  ? keptExchange(ready, { request, secret, result: made.result })
                  : null,
            },
          };
    },
  };
}

function requestOf(
  { delivery, event, attempt }: ReadyDelivery,
  secret: string,
  extraHeaders: readonly HeaderLine[],
) {
  const timestamp = attempt.signatureTimestamp;
  return buildWireRequest({
    url: typedUrl(delivery.url),
    secret,
    extraHeaders,
    body: event.body,
    eventId: event.id,
    timestamp,
  });
}

/** Anyone may register a URL anywhere, as with ClickFunnels; but nothing is sent to where the user has not allowed it. */
function refusal(url: string, allowRemote: readonly string[]): AttemptResult | undefined {
  const message = refusedTarget(url, allowRemote);
  if (message === undefined) return undefined;
  const outcome = { kind: 'connection-error', errorCode: 'other', message } as const;
  return { outcome, latencyMs: 0, response: null, remoteAddress: null };
}

function secretsOf({ secret, rotation }: EndpointRecord): readonly string[] {
  return rotation === null ? [secret] : [secret, rotation.previousSecret];
}

function endedAttempt(
  attempt: AttemptRecord,
  { outcome, latencyMs, response, remoteAddress }: AttemptResult,
  secrets: readonly string[],
): AttemptRecord {
  return {
    ...attempt,
    state: 'ended',
    outcome:
      outcome.kind === 'connection-error'
        ? { ...outcome, message: printable(outcome.message, secrets) }
        : outcome,
    latencyMs: Math.round(latencyMs * 1_000) / 1_000,
    remoteAddress,
    responseExcerpt: response === null ? null : excerptOfResponse(response.body, secrets),
  };
}
