import { Duplex } from 'node:stream';
import { afterRealMs, yieldToEventLoop } from '../../clock/wall-clock.ts';

/** How many bytes may wait for a reader before writing to it pauses, about as many as a system holds. */
const BUFFER_BYTES = 1024 * 1024;
const END = Symbol('end');
const RESET = Symbol('reset');

/**
 * One end of a connection that stays in the process. It behaves as a TCP socket does where HTTP can tell: what was
 * written arrives in a later turn of the event loop, in order, and still arrives when the writer is gone; a side that
 * goes away ends the other's reading; a reset is an error there.
 */
export class MemorySocket extends Duplex {
  readonly connecting = false;
  timeout = 0;
  remoteAddress: string | undefined;
  remoteFamily: string | undefined;
  remotePort: number | undefined;
  localAddress: string | undefined;
  localPort: number | undefined;
  bytesRead = 0;
  bytesWritten = 0;
  #peer: MemorySocket | undefined;
  #arriving: (Buffer | typeof END | typeof RESET)[] = [];
  #arrivingBytes = 0;
  #isArriving = false;
  #hasEnded = false;
  #isReset = false;
  /** Goes on with the other side's write, which waits for this side to read. */
  #releaseWriter: (() => void) | undefined;
  #callOffTimeout: () => void = () => undefined;

  /** Connects two ends with each other. */
  static connect(client: MemorySocket, server: MemorySocket): void {
    client.#peer = server;
    server.#peer = client;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    this.#touch();
    this.bytesWritten += chunk.length;
    // Copied, because both sides may go on changing what they hold.
    this.#send(Buffer.from(chunk));
    const peer = this.#peer;
    if (peer === undefined || peer.destroyed || peer.#waitingBytes() < BUFFER_BYTES) callback();
    else peer.#releaseWriter = callback;
  }

  override _read(): void {
    const release = this.#releaseWriter;
    this.#releaseWriter = undefined;
    release?.();
  }

  override _final(callback: () => void): void {
    this.#endPeer();
    callback();
  }

  override _destroy(error: Error | null, callback: (error: Error | null) => void): void {
    this.#callOffTimeout();
    if (this.#isReset) this.#send(RESET);
    else this.#endPeer();
    this._read();
    callback(error);
  }

  destroySoon(): void {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', () => this.destroy());
  }

  resetAndDestroy(): this {
    this.#isReset = true;
    return this.destroy();
  }

  setTimeout(timeoutMs: number, onTimeout?: () => void): this {
    this.timeout = timeoutMs;
    if (onTimeout !== undefined) {
      if (timeoutMs === 0) this.off('timeout', onTimeout);
      else this.once('timeout', onTimeout);
    }
    this.#touch();
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  address(): { address?: string; family?: string; port?: number } {
    if (this.localAddress === undefined || this.localPort === undefined) return {};
    return { address: this.localAddress, family: 'IPv4', port: this.localPort };
  }

  #send(item: Buffer | typeof END | typeof RESET): void {
    const peer = this.#peer;
    if (peer === undefined || peer.destroyed) return;
    peer.#arriving.push(item);
    if (typeof item !== 'symbol') peer.#arrivingBytes += item.length;
    if (peer.#isArriving) return;
    peer.#isArriving = true;
    void yieldToEventLoop().then(() => peer.#takeIn());
  }

  #takeIn(): void {
    this.#isArriving = false;
    const items = this.#arriving;
    this.#arriving = [];
    this.#arrivingBytes = 0;
    this.#touch();
    for (const item of items) {
      if (this.destroyed) return;
      if (item === END) this.push(null);
      else if (item === RESET) this.destroy(connectionReset());
      else {
        this.bytesRead += item.length;
        this.push(item);
      }
    }
  }

  #endPeer(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#send(END);
  }

  #waitingBytes(): number {
    return this.#arrivingBytes + this.readableLength;
  }

  #touch(): void {
    if (this.timeout === 0) return;
    this.#callOffTimeout();
    if (!this.destroyed) this.#callOffTimeout = afterRealMs(this.timeout, () => this.emit('timeout'));
  }
}

/** Makes both ends of a connection. The server's tells of a client on this machine. */
export function createSocketPair(): { readonly client: MemorySocket; readonly server: MemorySocket } {
  const client = new MemorySocket({ allowHalfOpen: false });
  const server = new MemorySocket();
  MemorySocket.connect(client, server);
  server.remoteAddress = '127.0.0.1';
  server.remoteFamily = 'IPv4';
  server.remotePort = 49_152;
  server.localAddress = '127.0.0.1';
  server.localPort = 80;
  return { client, server };
}

/** As the system's own error says it. */
function connectionReset(): Error {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', errno: -104, syscall: 'read' });
}
