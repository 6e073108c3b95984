import { type Disturbance, NOTHING_WRONG } from '../delivery/disturbance.ts';
import type { Outcome } from '../delivery/outcome.ts';
import type { AttemptResult, Sender, SendingManner } from '../delivery/sender.ts';
import type { WireRequest } from '../wire/wire-request.ts';
import { disturbRequest, loseAcknowledgement, type Manners } from './disturb.ts';

/** An attempt that is to be made. */
export interface PlannedAttempt {
  /** The request as ClickFunnels would send it. */
  readonly request: WireRequest;
  readonly signed: { readonly secret: string; readonly timestamp: number };
  /** Counts from 1. */
  readonly number: number;
  /** What is still to go wrong with the delivery. */
  readonly disturbance: Disturbance;
  /** What goes wrong with this attempt as well, whatever is to go wrong with the delivery. @default nothing */
  readonly alone?: Disturbance | undefined;
  /** Hears of the request as it is about to be sent. */
  readonly onRequest?: (request: WireRequest) => void;
  /** What is done beside while it is sent. */
  readonly manner?: Pick<SendingManner, 'runner' | 'onResponse'>;
}

/** What attempts are made with. */
export interface AttemptMeans {
  readonly sender: Sender;
  readonly manners: Manners;
  readonly signal: AbortSignal;
  /** Real milliseconds, for an attempt that ends as if it had timed out. */
  readonly timeoutMs: number;
}

/** How an attempt went. */
export interface MadeAttempt {
  readonly result: AttemptResult;
  /** What is left to go wrong with the delivery. */
  readonly disturbance: Disturbance;
}

/**
 * Makes an attempt, for runs, workspaces and checks alike: disturbs the request, sends it, and loses the
 * acknowledgement where that is wanted.
 *
 * @returns `null` when the signal gave the attempt up.
 */
export async function makeAttempt(
  planned: PlannedAttempt,
  { sender, manners, signal, timeoutMs }: AttemptMeans,
): Promise<MadeAttempt | null> {
  const { disturbance, alone = NOTHING_WRONG } = planned;
  const both = alone === NOTHING_WRONG ? disturbance : { ...disturbance, ...alone };
  const request = disturbRequest(planned.request, both, planned.signed);
  planned.onRequest?.(request);
  const manner = mannerOf(planned, manners);
  const unsent = resultInstead(both, timeoutMs);
  if (unsent !== undefined) manner.runner?.leave();
  const responded = unsent ?? (await sender.send(request, signal, manner));
  if (responded === null) return null;
  const { result } = loseAcknowledgement(responded, alone);
  return loseAcknowledgement(result, disturbance);
}

/** What is of one attempt alone is done whichever attempt it is. */
function mannerOf({ disturbance, alone, number, manner }: PlannedAttempt, manners: Manners): SendingManner {
  const own = manners.of(disturbance, number);
  if (alone === undefined && manner === undefined) return own;
  return { ...own, ...manners.of(alone ?? NOTHING_WRONG, 1), ...manner };
}

/** The result of an attempt that is not sent; `undefined` where it is. */
function resultInstead({ status, failAs }: Disturbance, timeoutMs: number): AttemptResult | undefined {
  if (status !== undefined) {
    const response = { statusCode: status, headers: [], body: new Uint8Array(), bodyBytes: 0 };
    return withoutConnection({ kind: 'response', statusCode: status }, response);
  }
  switch (failAs) {
    case undefined:
      return undefined;
    case 'connection-reset':
      return withoutConnection({
        kind: 'connection-error',
        errorCode: 'reset',
        message: 'the connection was reset on purpose',
      });
    case 'timeout':
      return withoutConnection({ kind: 'timeout', afterMs: timeoutMs, phase: 'response' });
    default:
      return failAs satisfies never;
  }
}

function withoutConnection(outcome: Outcome, response: AttemptResult['response'] = null): AttemptResult {
  return { outcome, latencyMs: 0, response, remoteAddress: null };
}
