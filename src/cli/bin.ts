#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { packageVersion } from '../internal/package-version.ts';
import { keepCompiledCode } from './compiled-code.ts';

const words = process.argv.slice(2);

if (words[0] === '--version' || words[0] === '-V' || words[0] === 'version') {
  console.log(packageVersion());
} else {
  void run();
}

async function run(): Promise<void> {
  keepCompiledCode(fileURLToPath(new URL('..', import.meta.url)), words[0] ?? '');
  const { runCommandLine } = await import('./main.ts');
  const { processTerminal } = await import('./terminal/process-terminal.ts');
  process.exitCode = await runCommandLine(words, await processTerminal());
}
