import type { Duplex } from 'node:stream';
import { IdleWatch } from '../clock/idle-watch.ts';
import { StallWatch } from '../clock/stall-watch.ts';
import { NOTHING_ON_PURPOSE, type Sender } from '../delivery/sender.ts';
import type { WireRequest } from '../wire/wire-request.ts';
import { createAbortWatch } from './http/abort-watch.ts';
import { createConnections } from './http/connections.ts';
import { HttpExchange } from './http/http-exchange.ts';
import { LONGEST_EXPLAINED_MS } from './http/machine-fault.ts';
import { Outbox } from './http/outbox.ts';
import { TimeLimit } from './http/time-limit.ts';
import { TlsQuestion } from './http/tls-question.ts';
import { createTrust } from './http/trust.ts';

/** What an {@link createHttpSender} may be told. */
export interface HttpSenderOptions {
  /** Limit for connecting, and again for each piece of the response, in milliseconds. */
  readonly timeoutMs: number;
  /** Limit for a whole attempt, in milliseconds. @default Infinity */
  readonly totalTimeoutMs?: number;
  /** Whether a certificate that does not verify is accepted. */
  readonly insecure: boolean;
  /** Certificate authorities in PEM form, beside the system's. */
  readonly ca: string | undefined;
  /** Whether a connection is used again where the receiver allows it. @default false: one for each attempt */
  readonly keepAlive?: boolean;
  /** Makes the connection of an attempt in another way. @default a connection to the URL's host and port */
  readonly connect?: () => Duplex;
}

/**
 * Sends over HTTP/1.1 as Ruby's client does: one connection for each attempt, header lines written as given,
 * redirects not followed. Nothing is sent twice, except when a kept connection turns out to be closed and when this process did
 * not run, or the machine was too busy, while it waited. A name with several addresses is tried on each.
 */
export function createHttpSender(options: HttpSenderOptions): Sender {
  const { timeoutMs, totalTimeoutMs = Number.POSITIVE_INFINITY, insecure, ca } = options;
  const { keepAlive = false, connect } = options;
  const connections = createConnections({ trust: createTrust(insecure, ca), connect });
  const watch = createAbortWatch();
  // Where the receiver is in this process, it is the receiver that blocks it.
  const limitOf = (limitMs: number) =>
    new TimeLimit(limitMs, connect === undefined ? watchFor(limitMs) : undefined);
  const timeLimit = limitOf(timeoutMs);
  const totalLimit = Number.isFinite(totalTimeoutMs) ? limitOf(totalTimeoutMs) : undefined;
  const tlsQuestion = connect === undefined ? new TlsQuestion() : undefined;
  const means = { keepAlive, connections, timeLimit, totalLimit, outbox: new Outbox(), tlsQuestion };
  return {
    send: (request: WireRequest, signal, manner = NOTHING_ON_PURPOSE) => {
      if (!signal.aborted) {
        const inFlight = watch.watchedBy(signal);
        return new Promise((resolve) => {
          new HttpExchange({ request, manner, inFlight, settle: resolve }, means).begin();
        });
      }
      manner.runner?.leave();
      return Promise.resolve(null);
    },
    close: () => {
      connections.close();
      return Promise.resolve();
    },
  };
}

/** What watches this process, and the machine where it being busy may explain that a limit was too short. */
function watchFor(limitMs: number): (isNeeded: () => boolean) => StallWatch {
  const machine = limitMs <= LONGEST_EXPLAINED_MS ? new IdleWatch() : undefined;
  return (isNeeded) => new StallWatch(isNeeded, machine);
}
