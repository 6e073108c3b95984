import type { Readable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { printable } from '../../internal/printable.ts';

/** How many lines are kept. */
const KEPT_LINES = 20;
/** Characters of a line that are shown. */
const LONGEST_LINE = 2_000;
/** Characters without a line break that are held at most: enough that no cut can part a secret that is shown. */
const LONGEST_REST = 65_536;

/** What the receiver's processes write, line by line and safe to show. */
export interface ReceiverOutput {
  /** Reads a stream to its end. */
  read(stream: Readable): void;
  /** The last 20 lines, an unfinished one included. Blank lines are left out. */
  lastLines(): readonly string[];
}

/**
 * Collects what a receiver writes.
 *
 * @param secret Never shows up in a line.
 * @param onLine Called for every line.
 */
export function collectOutput(secret: string, onLine: (line: string) => void): ReceiverOutput {
  const lines: string[] = [];
  const unfinished = new Map<Readable, string>();
  const clean = (text: string) =>
    printable(stripVTControlCharacters(text), secret).trimEnd().slice(0, LONGEST_LINE);
  const take = (text: string) => {
    const line = clean(text);
    if (line === '') return;
    lines.push(line);
    if (lines.length > KEPT_LINES) lines.shift();
    onLine(line);
  };

  return {
    read: (stream) => {
      let rest = '';
      let skipping = false;
      const keep = (text: string) => {
        rest = text;
        unfinished.set(stream, text);
      };
      stream.setEncoding('utf8');
      stream.on('data', (chunk: string) => {
        const [first = '', ...others] = chunk.split(/\r\n|\n|\r/);
        const parts = [skipping ? '' : rest + first, ...others];
        if (others.length > 0) skipping = false;
        keep(parts.pop() ?? '');
        for (const part of parts) take(part);
        if (rest.length <= LONGEST_REST) return;
        take(rest);
        keep('');
        skipping = true;
      });
      stream.on('error', () => undefined);
      stream.on('close', () => {
        take(rest);
        unfinished.delete(stream);
      });
    },
    lastLines: () => {
      const open = [...unfinished.values()].map(clean).filter((line) => line !== '');
      return [...lines, ...open].slice(-KEPT_LINES);
    },
  };
}
