import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { wallClockMs } from '../clock/wall-clock.ts';
import { DEVELOPMENT_SECRET } from '../signature/sign.ts';
import type { SignatureVerdict } from '../signature/verify.ts';
import { createForwarder, type Forwarder, type ForwardTarget, type Passage } from './forward/forwarder.ts';
import { handBack } from './forward/hand-back.ts';
import { readBody } from './forward/read-body.ts';
import { respondJson } from './give-response.ts';
import { judgeRequest } from './judge-request.ts';
import {
  type ArrivedRequest,
  LARGEST_BODY,
  openReceiver,
  type Receiver,
  type ReceiverDesk,
} from './open-receiver.ts';
import type { GivenResponse } from './received-request.ts';

/** How a receiver that passes requests on behaves. */
export interface ForwardingReceiverOptions {
  readonly forward: ForwardTarget;
  /** The secret that signatures are judged with. @default none are judged, unless `verify` is set */
  readonly secret?: string;
  /** Whether a request without a valid signature gets 401 and is not passed on. @default false */
  readonly verify?: boolean;
  /** How many requests are kept, the newest ones. @default 1000 */
  readonly keepRequests?: number;
}

/** What the sender gets where the receiver gave no response. */
const UNAVAILABLE = 503;
/** How much of a response's body is kept, in bytes. */
const KEPT_BODY = 64 * 1024;
const SENDER_LEFT = 'the sender closed the connection first';

/**
 * Makes a receiver that passes every request on to another as it came, and hands the response of that one back. Where
 * there is none, the sender gets 503. It listens only when asked to.
 */
export function createForwardingReceiver(options: ForwardingReceiverOptions): Receiver {
  const forwarder = createForwarder(options.forward);
  return openReceiver({
    keepRequests: options.keepRequests ?? 1_000,
    makeApp: (desk) => forwardingApp(desk, forwarder, options),
  });
}

function forwardingApp(
  desk: ReceiverDesk,
  forwarder: Forwarder,
  { secret, verify = false }: ForwardingReceiverOptions,
): RequestListener {
  const judged = verify || secret !== undefined;

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const read = await readBody(request, LARGEST_BODY);
    if (read.kind !== 'whole') {
      refuse(desk.arrival(request, Buffer.alloc(0), undefined), response, read.kind);
      return;
    }
    const { body } = read;
    const isWebhook = request.method === 'POST';
    const signature = judged ? judgeRequest(request, body, secret ?? DEVELOPMENT_SECRET) : undefined;
    if (verify && signature?.valid === false) {
      if (isWebhook) forged(desk.arrival(request, body, signature), signature, response);
      else other(request, 401);
      respondJson(response, 401, { error: signature.explanation });
      return;
    }
    const passage = forwarder.pass(request, body);
    desk.keepOpen(response);
    response.once('close', () => passage.giveUp(SENDER_LEFT));
    if (isWebhook) await passWebhook(desk.arrival(request, body, signature), passage, response);
    else other(request, statusOf(await handOver(passage, response)));
  }

  async function passWebhook(
    arrived: ArrivedRequest,
    passage: Passage,
    response: ServerResponse,
  ): Promise<void> {
    const { standing } = desk.log.beginAttempt(arrived.eventId);
    const given = await handOver(passage, response);
    desk.settle({ ...arrived, refused: false, standing, response: given });
  }

  function forged(arrived: ArrivedRequest, signature: SignatureVerdict, response: ServerResponse): void {
    const given = response.destroyed ? ({ kind: 'no-response' } as const) : statusNow(401);
    desk.settle({ ...arrived, signature, refused: true, standing: undefined, response: given });
  }

  function refuse(arrived: ArrivedRequest, response: ServerResponse, why: 'too-large' | 'cut'): void {
    const problem =
      why === 'cut' ? 'The body was cut off.' : `The body is larger than ${LARGEST_BODY} bytes.`;
    const given = why === 'cut' ? ({ kind: 'no-response' } as const) : statusNow(413);
    desk.settle({ ...arrived, problem, refused: true, standing: undefined, response: given });
    if (why === 'too-large') respondJson(response, 413, { error: problem });
  }

  function other({ method = 'GET', url: path = '/' }: IncomingMessage, statusCode: number): void {
    desk.noticeOther({ what: 'request', method, path, statusCode, receivedAt: wallClockMs() });
  }

  return (request, response) => void receive(request, response);
}

/** Waits for what became of a request, and lets the sender know. */
async function handOver(passage: Passage, response: ServerResponse): Promise<GivenResponse> {
  const forwarded = await passage.forwarded;
  const { tookMs } = forwarded;
  if (forwarded.kind === 'no-response') return missed(response, forwarded.why, tookMs);
  const { statusCode, headers, body } = forwarded;
  try {
    handBack(response, forwarded);
  } catch {
    return missed(response, 'its response has a status or header that HTTP does not allow', tookMs);
  }
  return {
    kind: 'forwarded',
    statusCode,
    tookMs,
    headers,
    body: body.subarray(0, KEPT_BODY),
    bodyBytes: body.length,
  };
}

function missed(response: ServerResponse, why: string, tookMs: number): GivenResponse {
  if (response.destroyed) return { kind: 'no-response' };
  response.statusMessage = '';
  respondJson(response, UNAVAILABLE, { error: `The receiver did not respond: ${why}.` });
  return { kind: 'missed', statusCode: UNAVAILABLE, tookMs, why };
}

function statusOf(given: GivenResponse): number {
  return 'statusCode' in given ? given.statusCode : UNAVAILABLE;
}

function statusNow(statusCode: number) {
  return { kind: 'status', statusCode, delayMs: 0 } as const;
}
