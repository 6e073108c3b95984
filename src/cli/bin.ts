#!/usr/bin/env node
import { createRequire } from 'node:module';
import { processTerminal } from './process-terminal.ts';

const words = process.argv.slice(2);
const terminal = processTerminal();

if (words[0] === '--version' || words[0] === '-V' || words[0] === 'version') {
  const { version } = createRequire(import.meta.url)('../../package.json');
  terminal.result(version);
} else {
  const { runCommandLine } = await import('./main.ts');
  process.exitCode = await runCommandLine(words, terminal);
}
