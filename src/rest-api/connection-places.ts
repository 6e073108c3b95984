import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { hasBody } from './unread-body.ts';

/** The connections that a server serves at once. */
export interface ConnectionPlaces {
  /** Gives a new connection a place, if need be that of the one that has been silent the longest. */
  enter(socket: Socket): void;
  /** Told of every request: while the server has something to do for a connection, that one keeps its place. */
  serve(request: IncomingMessage, response: ServerResponse): void;
}

/** What becomes of connections that get no place. */
export interface PlacelessConnections {
  /** One that comes while the server is busy with all others. */
  readonly onFull: (socket: Socket) => void;
  /** One that gives way: it was given a place, and its request has not come. */
  readonly onSilent: (socket: Socket) => void;
}

/**
 * Makes {@link ConnectionPlaces}: clients that send slowly, or nothing, cannot shut others out.
 *
 * @param count How many places there are.
 */
export function createConnectionPlaces(
  count: number,
  { onFull, onSilent }: PlacelessConnections,
): ConnectionPlaces {
  const served = new Map<string, Socket>();
  /** Those whose next request has not come completely, the longest silent first. */
  const silent = new Set<string>();
  const leave = (peer: string) => {
    served.delete(peer);
    silent.delete(peer);
  };
  return {
    enter: (socket) => {
      if (served.size >= count) {
        const [longest] = silent;
        const gone = longest === undefined ? undefined : served.get(longest);
        if (longest === undefined || gone === undefined) return onFull(socket);
        leave(longest);
        onSilent(gone);
      }
      const peer = peerOf(socket);
      served.set(peer, socket);
      silent.add(peer);
      socket.once('close', () => {
        if (served.get(peer) === socket) leave(peer);
      });
    },
    serve: (request, response) => {
      const peer = peerOf(request.socket);
      if (hasBody(request)) request.once('end', () => silent.delete(peer));
      else silent.delete(peer);
      response.once('close', () => {
        if (served.has(peer)) silent.add(peer);
      });
    },
  };
}

/** Names a connection, also where TLS has put another socket around it. */
function peerOf({ remoteAddress, remotePort, localAddress }: Socket): string {
  return `${remoteAddress} ${remotePort} ${localAddress}`;
}
