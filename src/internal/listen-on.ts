import type { Server } from 'node:http';
import { SimulatorError } from '../errors/simulator-error.ts';
import { usageError } from '../errors/usage-error.ts';

/** Where a server listens. */
export interface ListenOptions {
  /** 0 lets the system choose a free one. @default 0 */
  readonly port?: number;
  /** Address to bind. Anything but a loopback address lets other machines in. @default '127.0.0.1' */
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
  { port = 0, host = '127.0.0.1', who = 'receiver' }: ListenOptions & { readonly who?: string } = {},
): Promise<ListeningServer> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw usageError(
      `The ${who} cannot listen on port ${port}.`,
      'Give a whole number from 0 to 65535; 0 chooses a free port.',
    );
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explained(error, { port, host, who })));
    server.listen({ port, host }, resolve);
  });

  const boundPort = portOf(server, port);
  const reachable = REACHABLE_AS[host] ?? host;
  return {
    url: `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${boundPort}`,
    port: boundPort,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portOf(server: Server, asked: number): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : asked;
}

function explained(
  error: Error,
  { port, host, who }: Required<ListenOptions> & { readonly who: string },
): SimulatorError {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    const other = port < 65_535 ? port + 1 : port - 1;
    return new SimulatorError({
      code: 'port-in-use',
      problem: `The ${who} cannot listen on port ${port} of ${host}: another program does.`,
      cure: `Choose another port, such as ${other}, or 0 for a free one.`,
      cause: error,
    });
  }
  return usageError(
    `The ${who} cannot listen on port ${port} of ${host}: ${error.message}.`,
    code === 'EACCES'
      ? 'Choose a port from 1024 on.'
      : 'Choose an address of this machine, such as 127.0.0.1 or localhost.',
    { cause: error },
  );
}
