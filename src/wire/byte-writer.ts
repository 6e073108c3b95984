import { writeText } from './write-text.ts';

/** Where bytes are put one after the other. What is put must be ASCII where nothing else is said. */
export interface ByteWriter {
  /** How many bytes have been put since the start. */
  readonly length: () => number;
  /** Forgets what was put. */
  readonly startAnew: () => void;
  readonly putBytes: (put: Uint8Array) => void;
  readonly putAscii: (text: string) => void;
  /** Puts text as a JSON string, quotes included, in UTF-8. */
  readonly putText: (text: string) => void;
  /** Puts another byte in the place of one. */
  readonly replace: (place: number, byte: number) => void;
  /** A copy of what was put. */
  readonly take: () => Buffer;
}

const QUOTE = 0x22;
const FIRST_BEYOND_ASCII = 0x80;
/** As `\u003c`. */
const LONGEST_ESCAPE = 6;
const QUOTES = 2;
/** An order and what belongs to it, several times over. */
const USUAL_CAPACITY = 64 * 1_024;
/** After a body that needed more, its room is given back. */
const MOST_KEPT_CAPACITY = 1_024 * 1_024;

/** By code. */
const ESCAPES = Array.from({ length: FIRST_BEYOND_ASCII }, (_, code) => escapeOf(code));

/** Makes a {@link ByteWriter}; one serves any number of bodies, one after the other. */
export function createByteWriter(): ByteWriter {
  let bytes = Buffer.allocUnsafeSlow(USUAL_CAPACITY);
  let length = 0;

  const reserve = (more: number) => {
    const needed = length + more;
    if (needed <= bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, bytes.length * 2));
    bytes.copy(larger, 0, 0, length);
    bytes = larger;
  };

  return {
    length: () => length,
    startAnew: () => {
      length = 0;
    },
    putBytes: (put) => {
      reserve(put.length);
      const room = bytes;
      const start = length;
      for (let index = 0; index < put.length; index += 1) room[start + index] = put[index] as number;
      length = start + put.length;
    },
    putAscii: (text) => {
      reserve(text.length);
      const room = bytes;
      const start = length;
      for (let index = 0; index < text.length; index += 1) room[start + index] = text.charCodeAt(index);
      length = start + text.length;
    },
    putText: (text) => {
      reserve(text.length * LONGEST_ESCAPE + QUOTES);
      const room = bytes;
      let place = length;
      room[place] = QUOTE;
      place += 1;
      for (let index = 0; index < text.length; index += 1) {
        const code = text.charCodeAt(index);
        if (code >= FIRST_BEYOND_ASCII) {
          length += room.write(writeText(text), length);
          return;
        }
        const escaped = ESCAPES[code];
        if (escaped === undefined) {
          room[place] = code;
          place += 1;
        } else {
          for (let rest = 0; rest < escaped.length; rest += 1) room[place + rest] = escaped[rest] as number;
          place += escaped.length;
        }
      }
      room[place] = QUOTE;
      length = place + 1;
    },
    replace: (place, byte) => {
      bytes[place] = byte;
    },
    take: () => {
      const taken = Buffer.allocUnsafe(length);
      bytes.copy(taken, 0, 0, length);
      if (bytes.length > MOST_KEPT_CAPACITY) bytes = Buffer.allocUnsafeSlow(USUAL_CAPACITY);
      return taken;
    },
  };
}

/** What stands for an ASCII character inside a string, where it is not the character itself. */
function escapeOf(code: number): Uint8Array | undefined {
  const written = writeText(String.fromCharCode(code)).slice(1, -1);
  return written.length === 1 ? undefined : Buffer.from(written);
}
