import { writeSync } from 'node:fs';
import pc from 'picocolors';
import { type Palette, plainPalette } from '../internal/palette.ts';
import type { Terminal } from './terminal.ts';

/** The terminal of this process. NO_COLOR wins over FORCE_COLOR, which wins over what the stream is. */
export function processTerminal(): Terminal {
  const environment = process.env;
  return {
    result: (line) => write(1, `${line}\n`),
    raw: (bytes) => write(1, bytes),
    narrate: (line) => write(2, `${line}\n`),
    resultPalette: paletteFor(process.stdout.isTTY, environment),
    narrationPalette: paletteFor(process.stderr.isTTY, environment),
    interactive: process.stderr.isTTY === true && !isSet(environment['CI']),
    columns: process.stdout.columns || process.stderr.columns || 80,
    environment,
  };
}

/** The colours for a stream, or none. */
export function paletteFor(isTerminal: boolean, environment: Terminal['environment']): Palette {
  if (isSet(environment['NO_COLOR'])) return plainPalette;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined)
    return forced === '0' || forced === 'false' ? plainPalette : pc.createColors(true);
  return isTerminal && environment['TERM'] !== 'dumb' ? pc.createColors(true) : plainPalette;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'false' && value !== '0';
}

/** Writes everything before it returns, so that nothing is lost when the process ends; a closed pipe is no error. */
function write(descriptor: 1 | 2, data: Uint8Array | string): void {
  let rest = typeof data === 'string' ? Buffer.from(data) : data;
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
    }
  }
}
