import type { IncomingMessage } from 'node:http';
import { type Connection, connectTo } from '../../transport/http/connection.ts';
import { createTrust } from '../../transport/http/trust.ts';
import { requestPath } from '../../wire/target.ts';
import { ForwardExchange, type Forwarded } from './forward-exchange.ts';
import { requestBytes } from './request-bytes.ts';

/** Where requests are passed on to, and how. */
export interface ForwardTarget {
  /** The receiver. A path other than `/` stands in the place of that of every request. */
  readonly to: URL;
  /** Limit for connecting, and again for each piece of the response, in real milliseconds. */
  readonly timeoutMs: number;
  /** Whether a certificate that does not verify is accepted. @default false */
  readonly insecure?: boolean;
  /** Certificate authorities in PEM form, beside the well-known ones. */
  readonly ca?: string;
}

/** A request that is being passed on. */
export interface Passage {
  readonly forwarded: Promise<Forwarded>;
  /** Ends it. Does nothing once it is over. */
  giveUp(why: string): void;
}

/** Passes requests on, each over a connection of its own, in the order in which they come. */
export interface Forwarder {
  pass(request: IncomingMessage, body: Buffer): Passage;
}

/** Makes a {@link Forwarder}. Nothing is sent twice. */
export function createForwarder({ to, timeoutMs, insecure = false, ca }: ForwardTarget): Forwarder {
  const trust = createTrust(insecure, ca);
  const ownPath = requestPath(to);
  const pathOf = (request: IncomingMessage) => (ownPath === '/' ? (request.url ?? '/') : ownPath);

  return {
    pass: (request, body) => {
      const connection: Connection = connectTo(to, trust);
      let giveUp: Passage['giveUp'] = () => undefined;
      const forwarded = new Promise<Forwarded>((resolve) => {
        const exchange = new ForwardExchange({
          connection,
          request: requestBytes(request, pathOf(request), body),
          hasBody: request.method !== 'HEAD',
          timeoutMs,
          settle: resolve,
        });
        giveUp = (why) => exchange.giveUp(why);
      });
      return { forwarded, giveUp };
    },
  };
}
