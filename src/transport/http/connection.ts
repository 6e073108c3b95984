import { connect as connectTcp, isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { dial } from './dial.ts';
import type { Trust } from './trust.ts';

/** What TCP connections read into, one after the other; what came is taken in before the next one reads. */
const READ_BUFFER = Buffer.allocUnsafeSlow(64 * 1024);
/** Its beginning, as long as what came last: most responses are as long as the ones before. */
let lastRead = READ_BUFFER;

/** Who hears of what happens on a connection. */
export interface ConnectionUser {
  /** Requests may be written. */
  opened(): void;
  /** Bytes have come. They are only valid during the call. */
  received(bytes: Buffer): void;
  /** It is over because of an error. */
  failed(error: unknown): void;
  /** The other side will send nothing more. May come several times, and after an error. */
  ended(): void;
}

/** A connection to a receiver that one exchange at a time makes use of. */
export interface Connection {
  /** What is written to, once it is open. */
  readonly socket: Duplex;
  readonly isOpen: boolean;
  /** Address and port at the other end, e.g. `127.0.0.1:3000`; `null` where there is none. */
  readonly remoteAddress: string | null;
  /** Who makes use of it. Whatever happens to a connection that no one uses destroys it. */
  user: ConnectionUser | undefined;
  /** Whether it has carried a request before. */
  isKept: boolean;
  /** Ends it, or gives it up where it is not open yet. */
  destroy(): void;
}

/** Takes a connection that is open already, such as one that stays in the process. */
export function openConnection(socket: Duplex): Connection {
  const connection = new WatchedConnection();
  connection.watch(socket);
  socket.on('data', (bytes: Buffer) => connection.received(bytes));
  connection.opened();
  return connection;
}

/** Begins to connect to the host and port of a URL, with TLS where it says so. */
export function connectTo(url: URL, trust: Trust): Connection {
  const isSecure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (isSecure ? 443 : 80);
  const connection = new WatchedConnection();
  const onread = {
    buffer: READ_BUFFER,
    callback: (length: number): true => {
      if (lastRead.length !== length) lastRead = READ_BUFFER.subarray(0, length);
      return connection.received(lastRead);
    },
  };
  connection.giveUp = dial({
    host,
    open: (address) =>
      connectTcp({ host: address, port, noDelay: true, ...(isSecure ? undefined : { onread }) }),
    onConnect: (socket) => {
      connection.reached(socket);
      if (isSecure) {
        const { connect: connectTls } = process.getBuiltinModule('node:tls');
        const secured = connectTls({ socket, host, ...trust, servername: isIP(host) === 0 ? host : '' });
        connection.watch(secured);
        secured.once('secureConnect', () => connection.opened());
        secured.on('data', (bytes: Buffer) => connection.received(bytes));
      } else {
        connection.watch(socket);
        connection.opened();
      }
    },
    onFail: (error) => connection.user?.failed(error),
  });
  return connection;
}

class WatchedConnection implements Connection {
  isOpen = false;
  isKept = false;
  remoteAddress: string | null = null;
  user: ConnectionUser | undefined;
  /** Gives up what is not connected yet. */
  giveUp: () => void = () => undefined;
  #socket: Duplex | undefined;

  get socket(): Duplex {
    if (this.#socket === undefined) throw new Error('Nothing is connected yet.');
    return this.#socket;
  }

  watch(socket: Duplex): void {
    this.#socket = socket;
    socket.on('error', (error) => this.user?.failed(error));
    // An end before the connection is open is told as an error as well, which says more.
    socket.on('end', () => {
      if (this.isOpen) this.#ended();
    });
    socket.on('close', () => this.#ended());
  }

  destroy(): void {
    if (this.#socket === undefined) this.giveUp();
    else this.#socket.destroy();
  }

  reached({ remoteAddress, remotePort }: Socket): void {
    if (remoteAddress !== undefined) this.remoteAddress = hostAndPort(remoteAddress, remotePort);
  }

  opened(): void {
    this.isOpen = true;
    this.user?.opened();
  }

  /** Returns true: more may come. */
  received(bytes: Buffer): true {
    if (this.user === undefined) this.destroy();
    else this.user.received(bytes);
    return true;
  }

  #ended(): void {
    if (this.user === undefined) this.destroy();
    else this.user.ended();
  }
}

function hostAndPort(address: string, port: number | undefined): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
