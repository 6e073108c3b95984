#!/usr/bin/env node
import { writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterRealMs } from '../clock/wall-clock.ts';
import { packageVersion } from '../internal/package-version.ts';
import { describeCause } from '../internal/system-error.ts';
import { keepCompiledCode } from './compiled-code.ts';
import { EXIT_CODES } from './terminal/exit-codes.ts';

const words = process.argv.slice(2);

/** How long the reader of stdout has, after Ctrl-C, to read what is left, in milliseconds. */
const LAST_WORDS_MS = 500;

void run();

async function run(): Promise<void> {
  if (isVersionAsked(words[0])) {
    process.exitCode = printVersion();
    return;
  }
  process.once('beforeExit', reportUnfinished);
  keepCompiledCode(fileURLToPath(new URL('..', import.meta.url)), words[0] ?? '');
  const { runCommandLine } = await import('./main.ts');
  const { processTerminal } = await import('./terminal/process-terminal.ts');
  const terminal = await processTerminal();
  const exitCode = await runCommandLine(words, terminal);
  process.exitCode = exitCode;
  process.off('beforeExit', reportUnfinished);
  // A reader that stalls is waited for, unless someone wants this to end.
  if (exitCode === EXIT_CODES.interrupted && terminal.drained() !== undefined) {
    afterRealMs(LAST_WORDS_MS, () => process.exit(exitCode));
  }
}

/** A process with nothing left to wait for ends, and would end as if all were well. */
function reportUnfinished(): void {
  process.exitCode = EXIT_CODES.usage;
  writeSync(
    2,
    'error: The command cannot finish: it waits for something that never happens.\nLook for an await that never ends in a configuration file that is code.\n',
  );
}

function isVersionAsked(word: string | undefined): boolean {
  return word === '--version' || word === '-V' || word === 'version';
}

/** Needs nothing of the rest, so that it is there at once. */
function printVersion(): number {
  try {
    writeSync(1, `${packageVersion()}\n`);
    return EXIT_CODES.success;
  } catch (error) {
    const cause = describeCause(error);
    if (!cause.includes('EPIPE')) writeSync(2, `error: Writing to standard output failed: ${cause}.\n`);
    return cause.includes('EPIPE') ? EXIT_CODES.success : EXIT_CODES.usage;
  }
}
