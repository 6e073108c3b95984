#!/usr/bin/env node
import module from 'node:module';
import { packageVersion } from '../internal/package-version.ts';

const words = process.argv.slice(2);

if (words[0] === '--version' || words[0] === '-V' || words[0] === 'version') {
  console.log(packageVersion());
} else {
  keepCompiledCode();
  void run();
}

async function run(): Promise<void> {
  const { runCommandLine } = await import('./main.ts');
  const { processTerminal } = await import('./process-terminal.ts');
  process.exitCode = await runCommandLine(words, await processTerminal());
}

/** From Node 22 on, spares the next run the compiling of what this run loads. `NODE_DISABLE_COMPILE_CACHE` stops it. */
function keepCompiledCode(): void {
  if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') {
    module.enableCompileCache();
  }
}
