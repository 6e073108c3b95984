import type { Socket } from 'node:net';
import { isLoopbackAddress, loopbackAddressesOf } from '../../wire/loopback.ts';
import { TimeLimit } from './time-limit.ts';

/** How long an address is tried alone before the next one is tried beside it, in real milliseconds (RFC 8305). */
const HEAD_START_MS = 250;
/** One timer for all who are dialing. */
const headStart = new TimeLimit(HEAD_START_MS);

/** How dialing is done, and who hears how it ended: one of `onConnect` and `onFail`, once. */
export interface Dialing {
  /** With or without brackets. */
  readonly host: string;
  /** Begins to connect to an address. */
  readonly open: (address: string) => Socket;
  readonly onConnect: (socket: Socket) => void;
  readonly onFail: (error: unknown) => void;
}

/**
 * Connects to a host. Its addresses are tried side by side, each as long as the caller waits; the first that accepts is
 * taken, and it fails when all have failed. A host that means this machine is not looked up.
 *
 * @returns A function that gives it up.
 */
export function dial(dialing: Dialing): () => void {
  const known = loopbackAddressesOf(dialing.host);
  const attempt = new DialAttempt(dialing, known !== undefined);
  if (known !== undefined) {
    attempt.begin(known);
  } else {
    const { lookup } = process.getBuiltinModule('node:dns');
    lookup(dialing.host.replace(/^\[|\]$/g, ''), { all: true }, (error, found) => {
      if (error === null) attempt.begin(found.map(({ address }) => address));
      else attempt.fail(error);
    });
  }
  return () => attempt.giveUp();
}

class DialAttempt {
  readonly #dialing: Dialing;
  readonly #staysHere: boolean;
  #addresses: readonly string[] = [];
  #next = 0;
  #isOver = false;
  readonly #open: Socket[] = [];
  readonly #errors: unknown[] = [];

  constructor(dialing: Dialing, staysHere: boolean) {
    this.#dialing = dialing;
    this.#staysHere = staysHere;
  }

  begin(addresses: readonly string[]): void {
    this.#addresses = addresses;
    if (!this.#isOver) this.#tryNext();
  }

  /** The address tried last has had its head start. */
  timedOut(): void {
    this.#tryNext();
  }

  fail(error: unknown): void {
    if (this.#isOver) return;
    this.#end();
    this.#dialing.onFail(error);
  }

  giveUp(): void {
    if (!this.#isOver) this.#end();
  }

  #tryNext(): void {
    const address = this.#addresses[this.#next];
    if (address === undefined || this.#isOver) return;
    this.#next += 1;
    const socket = this.#dialing.open(address);
    this.#open.push(socket);
    socket.once('connect', () => this.#connected(socket));
    socket.on('error', (error) => this.#failed(socket, error));
    if (this.#next < this.#addresses.length) headStart.begin(this);
  }

  #connected(socket: Socket): void {
    if (this.#isOver) return;
    const { remoteAddress } = socket;
    if (this.#staysHere && remoteAddress !== undefined && !isLoopbackAddress(remoteAddress)) {
      this.#failed(socket, notHere(this.#dialing.host, remoteAddress));
      return;
    }
    this.#end(socket);
    this.#dialing.onConnect(socket);
  }

  #failed(socket: Socket, error: unknown): void {
    if (this.#isOver) return;
    socket.destroy();
    this.#open.splice(this.#open.indexOf(socket), 1);
    this.#errors.push(error);
    if (this.#next < this.#addresses.length) this.#tryNext();
    else if (this.#open.length === 0)
      this.fail(this.#errors.length === 1 ? this.#errors[0] : new AggregateError(this.#errors));
  }

  #end(winner?: Socket): void {
    this.#isOver = true;
    if (this.#addresses.length > 1) headStart.end(this);
    for (const socket of this.#open) if (socket !== winner) socket.destroy();
  }
}

/** Someone between here and there responses for an address of this machine. */
function notHere(host: string, address: string): Error {
  return Object.assign(
    new Error(`${host} means this machine, and ${address} accepted the connection; nothing was sent`),
    { code: 'ERR_PEER_ELSEWHERE' },
  );
}
