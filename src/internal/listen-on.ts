import type { Server } from 'node:http';
import type { Server as TcpServer } from 'node:net';
import { SimulatorError } from '../errors/simulator-error.ts';
import { usageError } from '../errors/usage-error.ts';
import { isError } from './is-error.ts';
import { openSecondLoopback } from './second-loopback.ts';

/** Where a server listens. */
export interface ListenOptions {
  /** 0 lets the system choose a free one. @default 0 */
  readonly port?: number;
  /** Address to bind. Anything but a loopback address lets other machines in. @default both 127.0.0.1 and ::1 */
  readonly host?: string;
}

/** A server that listens. */
export interface ListeningServer {
  /** Address for a client on this machine, without a path: `http://127.0.0.1:4000`. */
  readonly url: string;
  readonly port: number;
  /** Ends every connection, busy ones too, and frees the port. */
  close(): Promise<void>;
}

/** What servers bind that no one named an address for. */
const BOTH_LOOPBACKS = 'localhost';

/** The addresses that mean "all of them", and what a client on this machine calls them. */
const REACHABLE_AS: Readonly<Record<string, string>> = {
  '0.0.0.0': '127.0.0.1',
  '::': '::1',
};

/**
 * Opens a port for an HTTP server.
 *
 * @param server One that does not listen yet.
 * @throws SimulatorError `port-in-use`, or `invalid-option` when the port or host cannot be listened on.
 */
export async function listenOn(
  server: Server,
  { port = 0, host = BOTH_LOOPBACKS, who = 'receiver' }: ListenOptions & { readonly who?: string } = {},
): Promise<ListeningServer> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw usageError(
      `The ${who} cannot listen on port ${port}.`,
      'Use a whole number from 0 to 65535; 0 chooses a free port.',
    );
  }

  const both = host === BOTH_LOOPBACKS;
  const first = both ? '127.0.0.1' : host;
  const open = async (): Promise<TcpServer | undefined> => {
    await opened(server, { port, host: first, who });
    return both ? await besides(server, { port: portOf(server, port), host: '::1', who }) : undefined;
  };
  const second = port === 0 ? await untilFree(open) : await open();

  const boundPort = portOf(server, port);
  const reachable = REACHABLE_AS[first] ?? first;
  return {
    url: `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${boundPort}`,
    port: boundPort,
    close: () =>
      new Promise((resolve) => {
        server.close(() => (second === undefined ? resolve() : second.close(() => resolve())));
        server.closeAllConnections();
      }),
  };
}

type Where = Required<ListenOptions> & { readonly who: string };

async function opened(server: Server, where: Where): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const refuse = (error: Error) => reject(explained(error, where));
    server.once('error', refuse);
    server.listen({ port: where.port, host: where.host }, () => {
      server.off('error', refuse);
      resolve();
    });
  });
}

/** Opens ::1 as well. Where another program has the port there, the first address is given back. */
async function besides(server: Server, where: Where): Promise<TcpServer | undefined> {
  try {
    return await openSecondLoopback(server, where.port);
  } catch (error) {
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    throw isError(error) ? explained(error, where) : error;
  }
}

/** The port that the system chose for one address may be taken on the other; then it chooses anew. */
async function untilFree<T>(open: () => Promise<T>, tries = 20): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (tries === 0 || !(error instanceof SimulatorError && error.code === 'port-in-use')) throw error;
    return await untilFree(open, tries - 1);
  }
}

function portOf(server: Server, asked: number): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : asked;
}

function explained(error: Error, { port, host, who }: Where): SimulatorError {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    const other = port < 65_535 ? port + 1 : port - 1;
    return new SimulatorError({
      code: 'port-in-use',
      problem: `The ${who} cannot listen on port ${port} of ${host}: it is in use.`,
      cure: `Choose another port, such as ${other}, or 0 for a free one.`,
      cause: error,
    });
  }
  return usageError(
    `The ${who} cannot listen on port ${port} of ${host}: ${error.message}.`,
    code === 'EACCES'
      ? 'Choose a port of at least 1024.'
      : 'Choose an address of this machine, such as 127.0.0.1 or localhost.',
    { cause: error },
  );
}
