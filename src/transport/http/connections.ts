import type { Duplex } from 'node:stream';
import { afterRealMs, stopwatchMs } from '../../clock/wall-clock.ts';
import { type Connection, connectTo, openConnection } from './connection.ts';
import type { Trust } from './trust.ts';

/**
 * How long a connection may lie idle before it is used no more, in real milliseconds. Servers close idle ones, most of
 * them after 2 to 75 seconds; a request that meets the closing is lost.
 */
const LONGEST_IDLE_MS = 1_000;

/** Gives out the connections of one sender. */
export interface Connections {
  /** A connection to a URL's host and port that no one uses. */
  take(url: URL): Connection;
  /** A connection to a URL's host and port that no one has used before. */
  open(url: URL): Connection;
  /** Takes back a connection that may be used again. */
  giveBack(url: URL, connection: Connection): void;
  /** Closes those that no one uses. */
  close(): void;
}

/** What {@link Connections} are made with. */
export interface ConnectionsOptions {
  readonly trust: Trust;
  /** Makes a connection in another way than to the URL's host and port. */
  readonly connect: (() => Duplex) | undefined;
}

interface IdleConnection {
  readonly connection: Connection;
  readonly since: number;
}

/** Makes {@link Connections}. */
export function createConnections({ trust, connect }: ConnectionsOptions): Connections {
  const idle = new Map<string, IdleConnection[]>();
  const originOf = createOriginReader();
  let callOffSweep: (() => void) | undefined;

  const open = (url: URL) => (connect === undefined ? connectTo(url, trust) : openConnection(connect()));
  const isUsable = ({ connection: { socket }, since }: IdleConnection) =>
    !socket.destroyed && socket.writable && stopwatchMs() - since < LONGEST_IDLE_MS;

  const sweep = () => {
    callOffSweep = undefined;
    for (const [origin, all] of idle) {
      const usable = all.filter(isUsable);
      for (const one of all) if (!usable.includes(one)) one.connection.destroy();
      if (usable.length === 0) idle.delete(origin);
      else idle.set(origin, usable);
    }
    if (idle.size > 0) callOffSweep = afterRealMs(LONGEST_IDLE_MS, sweep);
  };

  return {
    take: (url) => {
      const all = idle.get(originOf(url));
      for (let last = all?.pop(); last !== undefined; last = all?.pop()) {
        if (isUsable(last)) return last.connection;
        last.connection.destroy();
      }
      return open(url);
    },
    open,
    giveBack: (url, connection) => {
      const origin = originOf(url);
      connection.user = undefined;
      connection.isKept = true;
      const all = idle.get(origin);
      const one = { connection, since: stopwatchMs() };
      if (all === undefined) idle.set(origin, [one]);
      else all.push(one);
      callOffSweep ??= afterRealMs(LONGEST_IDLE_MS, sweep);
    },
    close: () => {
      callOffSweep?.();
      callOffSweep = undefined;
      for (const all of idle.values()) for (const { connection } of all) connection.destroy();
      idle.clear();
    },
  };
}

/** Reads the origins of URLs, and the one of the last URL once: most requests of a sender have the same. */
function createOriginReader(): (url: URL) => string {
  let lastUrl: URL | undefined;
  let lastOrigin = '';
  return (url) => {
    if (url !== lastUrl) lastOrigin = url.origin;
    lastUrl = url;
    return lastOrigin;
  };
}
