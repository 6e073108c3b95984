import type { InProcessTarget } from '../delivery/in-process-target.ts';
import type { Sender } from '../delivery/sender.ts';
import { createHttpSender } from './http-sender.ts';
import { respondingFailures } from './in-process/failure-response.ts';
import { createSocketPair } from './in-process/memory-socket.ts';
import { targetListener } from './in-process/target-listener.ts';

/** What an {@link createInProcessSender} may be told. */
export interface InProcessSenderOptions {
  /** Limit for each piece of the response, in real milliseconds. */
  readonly timeoutMs: number;
  /** Limit for a whole attempt, in real milliseconds. @default Infinity */
  readonly totalTimeoutMs?: number;
  /** Whether a connection is used again where the receiver allows it. @default false: one for each attempt */
  readonly keepAlive?: boolean;
}

/**
 * Sends into a handler in the same process. The requests are those of the HTTP sender, and Node's own parser and
 * serializer stand between them and the handler; only the connection is one of memory, so no port is opened.
 */
export function createInProcessSender(
  target: InProcessTarget,
  { timeoutMs, totalTimeoutMs = Number.POSITIVE_INFINITY, keepAlive = false }: InProcessSenderOptions,
): Sender {
  const { createServer } = process.getBuiltinModule('node:http');
  const server = createServer(respondingFailures(targetListener(target)));
  return createHttpSender({
    timeoutMs,
    totalTimeoutMs,
    keepAlive,
    insecure: false,
    ca: undefined,
    connect: () => {
      const pair = createSocketPair();
      server.emit('connection', pair.server);
      return pair.client;
    },
  });
}
