import type { Duplex } from 'node:stream';
import { afterRealMs, yieldToEventLoop } from '../../clock/wall-clock.ts';
import type { CutPoint } from '../../delivery/disturbance.ts';
import type { SendingManner } from '../../delivery/sender.ts';
import { requestHead } from '../../wire/request-head.ts';
import type { WireRequest } from '../../wire/wire-request.ts';

/** How often a slow body goes on, in real milliseconds. */
const SLOW_STEP_MS = 100;
/** Up to how many bytes a request is put together in one piece: one write costs more than copying a usual body. */
const LARGEST_PIECE = 16 * 1024;
/** Where requests are put together. */
let desk = Buffer.allocUnsafeSlow(LARGEST_PIECE);

/** Writes a request to an open connection, all at once. */
export function writeRequest(socket: Duplex, request: WireRequest): void {
  const head = requestHead(request);
  const { body } = request;
  if (head.length + body.length <= LARGEST_PIECE && !isChunked(request)) writePiece(socket, head, body);
  else writePart(socket, { head, bytes: body, isLast: true }, isChunked(request));
}

/**
 * Writes a request to an open connection as the manner wants it.
 *
 * @param onProgress Called whenever bytes have left in a body that is sent on purpose in parts.
 * @returns `cut` when the connection was dropped on purpose.
 */
export async function writeInManner(
  socket: Duplex,
  request: WireRequest,
  manner: SendingManner,
  onProgress: () => void,
): Promise<'sent' | 'cut'> {
  const { body } = request;
  if (manner.cutAfter !== undefined) {
    await writeAndCut(socket, request, manner.cutAfter);
    return 'cut';
  }
  if (manner.bodyBytesPerSecond !== undefined) {
    await writeSlowly(socket, request, manner.bodyBytesPerSecond, onProgress);
  } else if (manner.runner !== undefined && body.length > 0) {
    const chunked = isChunked(request);
    await written(socket, { head: requestHead(request), bytes: body.subarray(0, -1) }, chunked);
    if (socket.destroyed) return 'sent';
    await manner.runner.arrive();
    onProgress();
    if (!socket.destroyed) writePart(socket, { bytes: body.subarray(-1), isLast: true }, chunked);
  } else {
    writeRequest(socket, request);
  }
  return 'sent';
}

async function writeSlowly(
  socket: Duplex,
  request: WireRequest,
  bytesPerSecond: number,
  onProgress: () => void,
): Promise<void> {
  const { body } = request;
  const chunked = isChunked(request);
  const step = Math.max(1, Math.round((bytesPerSecond * SLOW_STEP_MS) / 1_000));
  const pauseMs = (step * 1_000) / bytesPerSecond;
  const isLast = (from: number) => from + step >= body.length;
  const first = { head: requestHead(request), bytes: body.subarray(0, step), isLast: isLast(0) };
  await written(socket, first, chunked);
  onProgress();
  for (let from = step; from < body.length && !socket.destroyed; from += step) {
    await pause(socket, pauseMs);
    await written(socket, { bytes: body.subarray(from, from + step), isLast: isLast(from) }, chunked);
    onProgress();
  }
}

async function writeAndCut(socket: Duplex, request: WireRequest, point: CutPoint): Promise<void> {
  const { body } = request;
  const sent = point === 'headers' ? 0 : point === 'body' ? body.length : Math.min(point, body.length);
  await written(socket, { head: requestHead(request), bytes: body.subarray(0, sent) }, isChunked(request));
  // The bytes are handed to the system before the connection goes.
  await yieldToEventLoop();
  await new Promise<void>((resolve) => {
    if (socket.destroyed) resolve();
    else socket.once('close', () => resolve()).end(() => socket.destroy());
  });
}

function writePiece(socket: Duplex, head: string, body: Uint8Array): void {
  const length = desk.write(head, 'latin1') + body.length;
  desk.set(body, head.length);
  socket.write(desk.subarray(0, length));
  // What the system has not taken at once is still to be read from there.
  if (socket.writableLength > 0) desk = Buffer.allocUnsafeSlow(LARGEST_PIECE);
}

/** What is written at once: the head if it has not left yet, and so much of the body. */
interface Part {
  readonly head?: string;
  readonly bytes: Uint8Array;
  /** Whether nothing of the body follows. @default false */
  readonly isLast?: boolean;
}

/** Writes a part, in one piece where the system can. Calls back when it has left. */
function writePart(
  socket: Duplex,
  { head = '', bytes, isLast = false }: Part,
  chunked: boolean,
  onWritten?: () => void,
): void {
  const before = chunked && bytes.length > 0 ? `${head}${bytes.length.toString(16)}\r\n` : head;
  const after = chunked ? `${bytes.length > 0 ? '\r\n' : ''}${isLast ? '0\r\n\r\n' : ''}` : '';
  socket.cork();
  if (before !== '') socket.write(before, 'latin1');
  if (after === '') socket.write(bytes, onWritten);
  else {
    socket.write(bytes);
    socket.write(after, 'latin1', onWritten);
  }
  socket.uncork();
}

/** Whether the head says that the body comes in chunks, which no head of ClickFunnels' own does. */
function isChunked({ headers }: WireRequest): boolean {
  return headers.some(
    ([name, value]) => name.length === 17 && /^transfer-encoding$/i.test(name) && /\bchunked\b/i.test(value),
  );
}

/** Lets time pass; no longer than the connection lives. */
function pause(socket: Duplex, pauseMs: number): Promise<void> {
  return new Promise((resolve) => {
    const callOff = afterRealMs(pauseMs, () => {
      socket.off('close', end);
      resolve();
    });
    const end = () => {
      callOff();
      resolve();
    };
    socket.once('close', end);
  });
}

/** Resolves when a part has left, or when it never will because the connection is gone. */
function written(socket: Duplex, part: Part, chunked: boolean): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) {
      resolve();
      return;
    }
    socket.once('close', resolve);
    writePart(socket, part, chunked, () => {
      socket.off('close', resolve);
      resolve();
    });
  });
}
