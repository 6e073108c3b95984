import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterRealMs } from '../clock/wall-clock.ts';

/** The largest request body, in bytes, after unpacking. */
export const LARGEST_BODY = 1024 * 1024;
/** How long a client may go on sending after the response before its connection is cut, in real milliseconds. */
const LINGER_MS = 500;

/** Whether a request has a body. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Whether a request says itself that its body is larger than the limit. */
export function isDeclaredTooLarge({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > LARGEST_BODY;
}

/**
 * Closes the connection of a request whose body is not read, once the response has left. What still arrives is discarded
 * for a moment: to cut the connection at once would take the response away from a client that is still sending.
 */
export function closeAfterResponse({ socket }: IncomingMessage, response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
  socket.destroySoon = () => {
    socket.end();
    socket.once(
      'close',
      afterRealMs(LINGER_MS, () => socket.destroy()),
    );
  };
}
