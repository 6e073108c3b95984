import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { wallClockMs } from '../clock/wall-clock.ts';
import { isBytes } from '../internal/bytes.ts';

/** What reached the receiver and is no webhook. */
export type OtherContact = {
  /** Real milliseconds since the epoch. */
  readonly receivedAt: number;
} & (
  | {
      /** A request with another method than POST. */
      readonly what: 'request';
      readonly method: string;
      /** Path and query, as sent. */
      readonly path: string;
      readonly statusCode: number;
    }
  | {
      /** The beginning of TLS, or bytes that are no HTTP at all. */
      readonly what: 'tls-handshake' | 'not-http';
    }
);

/** The first byte of a TLS handshake. */
const TLS_HANDSHAKE = 0x16;

/** What Node responds to a request that it cannot read, by its error; 400 to any other. */
const STATUS_LINES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Notices connections that bring something else than HTTP, and responds to them as Node does. */
export function noticeOtherProtocols(server: Server, notice: (contact: OtherContact) => void): void {
  server.on('clientError', (error: Error & { code?: unknown; rawPacket?: unknown }, socket: Duplex) => {
    const code = String(error.code);
    if (code.startsWith('HPE_') && !(code in STATUS_LINES)) {
      const first = isBytes(error.rawPacket) ? error.rawPacket[0] : undefined;
      notice({ what: first === TLS_HANDSHAKE ? 'tls-handshake' : 'not-http', receivedAt: wallClockMs() });
    }
    if (!socket.writable || code === 'ECONNRESET') socket.destroy();
    else socket.end(`HTTP/1.1 ${STATUS_LINES[code] ?? '400 Bad Request'}\r\nConnection: close\r\n\r\n`);
  });
}
