import express, { type NextFunction, type Request, type Response } from 'express';
import { wallClockMs } from '../clock/wall-clock.ts';
import { isError } from '../internal/is-error.ts';
import {
  resolveScript,
  responseToAttempt,
  type ScriptOptions,
} from '../options/value-types/receiver-script.ts';
import { DEVELOPMENT_SECRET } from '../signature/sign.ts';
import { giveResponse, respondJson } from './give-response.ts';
import { judgeRequest } from './judge-request.ts';
import { LARGEST_BODY, openReceiver, type Receiver, type ReceiverDesk } from './open-receiver.ts';

/** How the built-in receiver behaves. */
export interface ReceiverOptions extends ScriptOptions {
  /** The secret that signatures are verified with. @default the published development secret */
  readonly secret?: string;
  /** Whether a request without a valid signature gets 401. Its signature is judged either way. @default true */
  readonly verify?: boolean;
  /** How many requests are kept, the newest ones. @default 1000 */
  readonly keepRequests?: number;
}

const SELF_DESCRIPTION = 'This is the receiver of cf-webhook-sim. Send webhooks with POST, to any path.\n';

/**
 * Makes a receiver that verifies signatures, responds by a script and remembers what arrived. It listens only when asked to.
 *
 * @throws SimulatorError `invalid-option`
 * @example
 * const receiver = createReceiver({ respond: '500,500,200' });
 * const { url } = await receiver.listen();
 */
export function createReceiver(options: ReceiverOptions = {}): Receiver {
  const { keepRequests = 1_000 } = options;
  const script = resolveScript(options);
  return openReceiver({ keepRequests, makeApp: (desk) => scriptedApp(desk, script, options) });
}

function scriptedApp(
  desk: ReceiverDesk,
  script: ReturnType<typeof resolveScript>,
  { secret = DEVELOPMENT_SECRET, verify = true }: ReceiverOptions,
) {
  /** Tells a person with a browser what this is, and everybody else that only POST is taken. */
  function guideOthers(request: Request, response: Response, next: NextFunction): void {
    if (request.method === 'POST') {
      next();
      return;
    }
    const { method, originalUrl: path } = request;
    const isVisit = (method === 'GET' || method === 'HEAD') && request.path === '/';
    const statusCode = isVisit ? 200 : 405;
    if (!isVisit) response.set('Allow', 'POST');
    response.status(statusCode).type('text/plain').send(SELF_DESCRIPTION);
    desk.noticeOther({ what: 'request', method, path, statusCode, receivedAt: wallClockMs() });
  }

  function receive(request: Request, response: Response): void {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const signature = judgeRequest(request, body, secret);
    const arrived = desk.arrival(request, body, signature);

    if (verify && !signature.valid) {
      desk.settle({ ...arrived, refused: true, standing: undefined, response: statusNow(401) });
      respondJson(response, 401, { error: signature.explanation });
      return;
    }

    const { attempt, standing } = desk.log.beginAttempt(arrived.eventId);
    desk.keepOpen(response);
    giveResponse(response, responseToAttempt(script, attempt), (given) =>
      desk.settle({ ...arrived, refused: false, standing, response: given }),
    );
  }

  /** Express knows an error handler by its four parameters. */
  function refuseUnreadable(error: unknown, request: Request, response: Response, next: NextFunction): void {
    if (!(isError(error) && 'status' in error && typeof error.status === 'number')) {
      next(error);
      return;
    }
    const statusCode = error.status;
    const problem =
      statusCode === 413
        ? `The body is larger than ${LARGEST_BODY} bytes.`
        : `The body could not be read: ${error.message}.`;
    const arrived = { ...desk.arrival(request, Buffer.alloc(0), undefined), problem };
    const given = request.socket.destroyed ? ({ kind: 'no-response' } as const) : statusNow(statusCode);

    desk.settle({ ...arrived, refused: true, standing: undefined, response: given });
    respondJson(response, statusCode, { error: problem });
  }

  return express()
    .disable('x-powered-by')
    .use(guideOthers)
    .use(express.raw({ type: () => true, limit: LARGEST_BODY, inflate: false }))
    .use(receive)
    .use(refuseUnreadable);
}

function statusNow(statusCode: number) {
  return { kind: 'status', statusCode, delayMs: 0 } as const;
}
