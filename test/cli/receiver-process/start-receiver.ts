import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import getPort from 'get-port';
import { onTestFinished } from 'vitest';
import {
  type ReceiverProcess,
  type ReceiverProcessOptions,
  startReceiverProcess,
} from '../../../src/cli/receiver-process/receiver-process.ts';
import { plainPalette } from '../../../src/internal/palette.ts';

/** The secret of the receivers in these tests. */
export const SECRET = 'sesame-4711';

/** The command that runs one of the small receivers. */
export function receiver(name: string, ...words: string[]): string[] {
  const path = fileURLToPath(new URL(`../../support/receivers/${name}.mjs`, import.meta.url));
  return [process.execPath, path, ...words];
}

/** A word that no other process has among its arguments. */
export function uniqueWord(): string {
  return `--word-${randomUUID()}`;
}

/** The living processes that have a word among their arguments. */
export function processesWith(word: string): string[] {
  const commands = existsSync('/proc/self/cmdline') ? commandsFromProc() : commandsFromPs();
  return commands.filter((command) => command.includes(word));
}

/** The URL of a port that is free. */
export async function freeUrl(path = '/'): Promise<URL> {
  return new URL(`http://localhost:${await getPort()}${path}`);
}

/** Options of a receiver, and the lines that it leads to. */
export function receiverOptions(
  url: URL,
  command: readonly string[],
  changes: Partial<ReceiverProcessOptions> = {},
): { readonly options: ReceiverProcessOptions; readonly lines: string[] } {
  const lines: string[] = [];
  const { PORT: _port, ...environment } = process.env;
  return {
    lines,
    options: {
      command,
      url,
      secret: SECRET,
      waitMs: 20_000,
      verbose: false,
      narrate: (line) => lines.push(line),
      palette: plainPalette,
      environment,
      signal: new AbortController().signal,
      ...changes,
    },
  };
}

/** A receiver that responds, and is stopped when the test ends. */
export async function started(
  command: readonly string[],
  changes: Partial<ReceiverProcessOptions> = {},
): Promise<{ readonly process: ReceiverProcess; readonly url: URL; readonly lines: string[] }> {
  const url = changes.url ?? (await freeUrl());
  const { options, lines } = receiverOptions(url, command, changes);
  const running = await startReceiverProcess(options);
  onTestFinished(() => running.stop());
  return { process: running, url, lines };
}

/** The arguments of every process; those that have ended have none any more. */
function commandsFromProc(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        return '';
      }
    });
}

function commandsFromPs(): string[] {
  const { stdout } = spawnSync('ps', ['-A', '-ww', '-o', 'args='], { encoding: 'utf8' });
  return stdout.split('\n');
}
