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
  const served = new Set<Socket>();
  /** Those whose next request has not come completely, the longest silent first. */
  const silent = new Set<Socket>();
  const leave = (socket: Socket) => {
    served.delete(socket);
    silent.delete(socket);
  };
  return {
    enter: (socket) => {
      if (served.size >= count) {
        const [longest] = silent;
        if (longest === undefined) return onFull(socket);
        leave(longest);
        onSilent(longest);
      }
      served.add(socket);
      silent.add(socket);
      socket.once('close', () => leave(socket));
    },
    serve: (request, response) => {
      const { socket } = request;
      if (hasBody(request)) request.once('end', () => silent.delete(socket));
      else silent.delete(socket);
      response.once('close', () => {
        if (served.has(socket)) silent.add(socket);
      });
    },
  };
}
