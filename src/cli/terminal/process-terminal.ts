// @chunk command-line
import { isatty } from 'node:tty';
import { type Palette, plainPalette } from '../../internal/palette.ts';
import { terminalText } from '../../internal/printable.ts';
import { openOutputStream } from './output-stream.ts';
import type { Terminal } from './terminal.ts';

/** The terminal of this process. NO_COLOR wins over FORCE_COLOR, which wins over what the stream is. */
export async function processTerminal(): Promise<Terminal> {
  const environment = process.env;
  const stdout = openOutputStream(1);
  const stderr = openOutputStream(2);
  return {
    result: (line) => stdout.write(`${terminalText(line)}\n`),
    raw: stdout.write,
    narrate: (line) => stderr.write(`${terminalText(line)}\n`),
    draw: stderr.write,
    drained: () => stdout.drained() ?? stderr.drained(),
    failure: stdout.failure,
    resultPalette: await paletteFor(isatty(1), environment),
    narrationPalette: await paletteFor(isatty(2), environment),
    interactive: isatty(2) && !isSet(environment['CI']),
    // Node makes the streams when they are first asked for, which no run needs that only writes.
    get columns() {
      return process.stdout.columns || process.stderr.columns || 80;
    },
    environment,
  };
}

/** The colors for a stream, or none. */
export async function paletteFor(
  isTerminal: boolean,
  environment: Terminal['environment'],
): Promise<Palette> {
  if (!isColored(isTerminal, environment)) return plainPalette;
  const { default: picocolors } = await import('picocolors');
  return picocolors.createColors(true);
}

function isColored(isTerminal: boolean, environment: Terminal['environment']): boolean {
  if (isSet(environment['NO_COLOR'])) return false;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && environment['TERM'] !== 'dumb';
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'false' && value !== '0';
}
