import type { HttpResponse } from '../../delivery/sender.ts';
import { decodeBody } from '../response-body.ts';
import { type ChunkReader, createChunkReader } from './chunk-reader.ts';
import { HeadReader, type ResponseHead } from './response-head.ts';

/** How much of a response's body is kept, in bytes; the rest is read and dropped. */
const KEPT_BODY = 64 * 1024;
const SWITCHING_PROTOCOLS = 101;
const NOTHING = new Uint8Array();
const NO_BODY = { kind: 'length', length: 0, isClear: true } as const;

/** How far a response has come: nothing of it yet, an informational response before it, or into which of its parts. */
export type ResponsePlace = 'nothing' | 'informational' | 'status-line' | 'headers' | 'body';

/**
 * Reads one response off a connection, as Ruby's client does, which ClickFunnels uses (observed): what that takes for a response
 * is one. What other readers might understand in another way is not followed by another response.
 */
export class ResponseReader {
  #headReader = new HeadReader();
  #head: ResponseHead | undefined;
  /** The last response with 1xx. */
  #informational: ResponseHead | undefined;
  #chunks: ChunkReader | undefined;
  readonly #kept: Buffer[] = [];
  #bodyBytes = 0;
  #isComplete = false;
  #bytesBehind = 0;
  readonly #keptBody: number;
  readonly #hasBody: boolean;

  /** @param hasBody False for the response to a HEAD request, which has none whatever its headers say. */
  constructor({ keptBody = KEPT_BODY, hasBody = true } = {}) {
    this.#keptBody = keptBody;
    this.#hasBody = hasBody;
  }

  /** How far the response has come. */
  get place(): ResponsePlace {
    if (this.#head !== undefined) return 'body';
    const { place } = this.#headReader;
    return place === 'nothing' && this.#informational !== undefined ? 'informational' : place;
  }

  /** The status of the response once its head has come. */
  get statusCode(): number | undefined {
    return this.#head?.statusCode;
  }

  /** Whether the response is complete and another may follow on its connection. */
  get mayBeFollowed(): boolean {
    return (
      this.#isComplete &&
      this.#bytesBehind === 0 &&
      this.#head?.keepsConnection === true &&
      this.#informational?.statusCode !== SWITCHING_PROTOCOLS
    );
  }

  /**
   * Takes in bytes. They are not held on to.
   *
   * @returns Whether the response is complete.
   * @throws Error that says what is malformed.
   */
  take(bytes: Buffer): boolean {
    let at = 0;
    while (this.#head === undefined) {
      if (at === bytes.length) return false;
      const found = this.#headReader.take(bytes.toString('latin1', at));
      if (found === undefined) return false;
      at += found.length;
      this.#begin(found.head);
    }
    this.#takeBody(this.#head, bytes, at);
    return this.#isComplete;
  }

  /**
   * Tells that the connection has ended.
   *
   * @returns Whether that completes the response.
   * @throws Error that says what is malformed.
   */
  end(): boolean {
    if (this.#head === undefined) {
      const head = this.#headReader.end();
      if (head !== undefined) this.#begin(head);
      else if (this.#informational?.statusCode === SWITCHING_PROTOCOLS) this.#head = this.#informational;
    }
    // A body that is shorter than announced is whole to Ruby's client; chunks have to be complete.
    if (this.#head !== undefined && this.#head.framing.kind !== 'chunked') this.#isComplete = true;
    return this.#isComplete;
  }

  /**
   * What has come, once it is complete.
   *
   * @throws Error if the body is not compressed as its header says.
   */
  response(): HttpResponse {
    const sent = this.sentResponse();
    const { contentEncoding = '' } = this.#head ?? {};
    return { ...sent, body: decodeBody(sent.body, contentEncoding, KEPT_BODY) };
  }

  /** The same with the body as it was sent, compressed or not. */
  sentResponse(): HttpResponse & { readonly reason: string } {
    const { statusCode = 0, reason = '', headers = [] } = this.#head ?? {};
    const [only = NOTHING] = this.#kept;
    const body = this.#kept.length > 1 ? Buffer.concat(this.#kept) : only;
    return { statusCode, reason, headers, body, bodyBytes: this.#bodyBytes };
  }

  #begin(head: ResponseHead): void {
    const { statusCode } = head;
    if (statusCode >= 100 && statusCode < 200) {
      this.#informational = head;
      this.#headReader = new HeadReader();
      return;
    }
    this.#head = this.#hasBody ? head : { ...head, framing: NO_BODY };
    if (this.#head.framing.kind === 'chunked') this.#chunks = createChunkReader((bytes) => this.#keep(bytes));
  }

  #takeBody({ framing }: ResponseHead, bytes: Buffer, from: number): void {
    const here = bytes.length - from;
    if (this.#isComplete) {
      this.#bytesBehind += here;
      return;
    }
    switch (framing.kind) {
      case 'length': {
        const own = Math.min(here, framing.length - this.#bodyBytes);
        if (own > 0) this.#keep(bytes.subarray(from, from + own));
        if (this.#bodyBytes === framing.length) this.#complete(here - own);
        return;
      }
      case 'chunked': {
        const end = this.#chunks?.take(bytes.subarray(from));
        if (end !== undefined) this.#complete(here - end);
        return;
      }
      case 'until-close':
        if (here > 0) this.#keep(bytes.subarray(from));
        return;
      default:
        framing satisfies never;
    }
  }

  #complete(bytesBehind: number): void {
    this.#isComplete = true;
    this.#bytesBehind = bytesBehind;
  }

  #keep(bytes: Buffer): void {
    const room = this.#keptBody - this.#bodyBytes;
    // Copied, because the bytes stand in memory that is used for what comes next.
    if (room > 0) this.#kept.push(Buffer.from(bytes.subarray(0, room)));
    this.#bodyBytes += bytes.length;
  }
}
