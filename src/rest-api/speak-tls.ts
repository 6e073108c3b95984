import type { Server } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { Socket } from 'node:net';
import { afterRealMs } from '../clock/wall-clock.ts';

/** With what a TLS connection begins. */
const HANDSHAKE = 0x16;

/**
 * Lets an HTTP server speak HTTPS on the same port: by its first byte a connection says which one it is. So commands of
 * this package need no certificate, while clients that know ClickFunnels by its name get one.
 *
 * @param secure Serves the connections that begin with a handshake. It does not listen itself.
 * @param waitMs How long a connection may say nothing, in real milliseconds.
 */
export function speakTls(server: Server, secure: SecureServer, waitMs: number): void {
  const listeners = server.listeners('connection');
  const open = new Set<Socket>();
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    const giveUp = afterRealMs(waitMs, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      giveUp();
      open.delete(socket);
    });
    socket.once('data', (bytes: Buffer) => {
      giveUp();
      socket.pause();
      socket.unshift(bytes);
      if (bytes[0] === HANDSHAKE) secure.emit('connection', socket);
      else for (const listener of listeners) Reflect.apply(listener, server, [socket]);
      // Those who serve it have taken over by then.
      queueMicrotask(() => socket.resume());
    });
  });

  // Those in the middle of a handshake are not among the connections that either server knows.
  server.closeAllConnections = () => {
    for (const socket of open) socket.destroy();
  };
}

/**
 * Serves clients that take a server for their HTTPS proxy, for the names that it is called by: what they send through the
 * tunnel is for the server itself. It leads nowhere else.
 *
 * @param isServed Whether a host with a port names the server.
 */
export function serveAsProxy(
  server: Server,
  secure: SecureServer,
  isServed: (host: string) => boolean,
): void {
  server.on('connect', ({ url = '' }, socket: Socket, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (!isServed(url)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    secure.emit('connection', socket);
  });
}
