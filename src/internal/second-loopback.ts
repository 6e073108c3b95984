import type { Server } from 'node:http';
import { createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { isError } from './is-error.ts';

/** What a machine without IPv6, or without its loopback address, says when it is asked for it. */
const ABSENT: ReadonlySet<unknown> = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL', 'ENOTSUP']);

/**
 * Opens ::1 for a server that listens on 127.0.0.1, on the same port: clients that are told `localhost` try either.
 *
 * @returns What closes it; `undefined` on a machine that has no ::1.
 * @throws What Node says, where another program has the port there.
 */
export async function openSecondLoopback(server: Server, port: number): Promise<TcpServer | undefined> {
  const second = createTcpServer({ noDelay: true }, (socket) => server.emit('connection', socket));
  second.maxConnections = server.maxConnections;
  try {
    await new Promise<void>((resolve, reject) => {
      second.once('error', reject);
      second.listen({ port, host: '::1' }, resolve);
    });
    return second;
  } catch (error) {
    if (isError(error) && 'code' in error && ABSENT.has(error.code)) return undefined;
    throw error;
  }
}
