import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { afterRealMs, yieldToEventLoop } from '../clock/wall-clock.ts';
import type { CutPoint } from './delivery-plan.ts';
import type { SendingManner } from './sender.ts';

/** How often a slow body goes on, in real milliseconds. */
const SLOW_STEP_MS = 100;

/**
 * Writes the body of a request as the manner wants it.
 *
 * @param onProgress Called whenever bytes have left in a body that is sent on purpose in parts.
 * @returns `cut` when the connection was dropped on purpose.
 */
export async function writeBody(
  request: ClientRequest,
  body: Uint8Array,
  manner: SendingManner,
  onProgress: () => void,
): Promise<'sent' | 'cut'> {
  if (manner.cutAfter !== undefined) {
    await writeAndCut(request, body, manner.cutAfter);
    return 'cut';
  }
  if (manner.bodyBytesPerSecond !== undefined) {
    await writeSlowly(request, body, manner.bodyBytesPerSecond, onProgress);
  } else if (manner.runner !== undefined && body.length > 0) {
    await written(request, body.subarray(0, -1));
    if (request.destroyed) return 'sent';
    await manner.runner.arrive();
    onProgress();
    request.end(body.subarray(-1));
  } else {
    request.end(body);
  }
  return 'sent';
}

async function writeSlowly(
  request: ClientRequest,
  body: Uint8Array,
  bytesPerSecond: number,
  onProgress: () => void,
): Promise<void> {
  const step = Math.max(1, Math.round((bytesPerSecond * SLOW_STEP_MS) / 1_000));
  const pauseMs = (step * 1_000) / bytesPerSecond;
  for (let from = 0; from < body.length && !request.destroyed; from += step) {
    if (from > 0) await pause(request, pauseMs);
    await written(request, body.subarray(from, from + step));
    onProgress();
  }
  request.end();
}

async function writeAndCut(request: ClientRequest, body: Uint8Array, point: CutPoint): Promise<void> {
  const sent = point === 'headers' ? 0 : point === 'body' ? body.length : Math.min(point, body.length);
  request.flushHeaders();
  if (sent > 0) await written(request, body.subarray(0, sent));
  const socket = await connected(request);
  // The bytes are handed to the system before the connection goes.
  await yieldToEventLoop();
  await new Promise<void>((resolve) => {
    if (socket.destroyed) resolve();
    else socket.once('close', () => resolve()).destroySoon();
  });
}

/** Lets time pass; no longer than the request lives. */
function pause(request: ClientRequest, pauseMs: number): Promise<void> {
  return new Promise((resolve) => {
    const callOff = afterRealMs(pauseMs, () => {
      request.off('close', end);
      resolve();
    });
    const end = () => {
      callOff();
      resolve();
    };
    request.once('close', end);
  });
}

/** Resolves when the bytes have left, or when they never will because the request is over. */
function written(request: ClientRequest, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    request.once('close', resolve);
    request.write(bytes, () => {
      request.off('close', resolve);
      resolve();
    });
  });
}

function connected(request: ClientRequest): Promise<Socket> {
  return new Promise((resolve) => {
    const wait = (socket: Socket) => {
      if (socket.connecting)
        socket.once('connect', () => resolve(socket)).once('close', () => resolve(socket));
      else resolve(socket);
    };
    if (request.socket === null) request.once('socket', wait);
    else wait(request.socket);
  });
}
