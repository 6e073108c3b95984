import { existsSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { SimulatorError } from '../../errors/simulator-error.ts';
import { makeFolders } from '../../internal/make-folders.ts';
import { packageVersion } from '../../internal/package-version.ts';
import { describeCause } from '../../internal/system-error.ts';
import type { CommandInput } from '../parse/command.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';
import { STARTER_CONFIG, type StarterFile, starterFiles } from './files.ts';
import { otherCi } from './other-ci.ts';
import { readStarterProject } from './starter-project.ts';

/** Writes the files to begin with, or shows them. */
export function runInit({ options, terminal }: CommandInput<'init'>): ExitCode {
  const project = readStarterProject(process.cwd(), packageVersion());
  const files = starterFiles(project);
  if (options.print) {
    for (const [index, { path, content }] of files.entries()) {
      if (index > 0) terminal.result('');
      terminal.result(terminal.resultPalette.bold(`# ${path}`));
      terminal.raw(content);
    }
    return EXIT_CODES.success;
  }

  const cwd = process.cwd();
  if (!options.force) refuseExisting(files, cwd);
  for (const file of files) {
    write(file, cwd);
    terminal.result(`wrote ${file.path}`);
  }
  terminal.narrate('');
  terminal.narrate(`Next: set your receiver's address in ${STARTER_CONFIG}, start it, and run`);
  terminal.narrate(`  ${project.tool} run check`);
  terminal.narrate('In the workflow, change "npm start" to the command that starts your receiver.');
  for (const line of otherCi(project)) terminal.narrate(line);
  return EXIT_CODES.success;
}

function refuseExisting(files: readonly StarterFile[], cwd: string): void {
  const existing = files.map(({ path }) => path).filter((path) => existsSync(resolve(cwd, path)));
  if (existing.length === 0) return;
  throw new SimulatorError({
    code: 'file-unwritable',
    problem: `init does not overwrite files, but ${existing.join(' and ')} ${existing.length === 1 ? 'exists' : 'exist'}.`,
    cure: 'Overwrite with --force, or print the files with --print.',
  });
}

function write({ path, content }: StarterFile, cwd: string): void {
  const target = resolve(cwd, path);
  try {
    makeFolders(dirname(target));
    writeFileSync(target, content);
  } catch (cause) {
    throw new SimulatorError({
      code: 'file-unwritable',
      problem: `Writing ${path} failed: ${describeCause(cause)}.`,
      cure: 'Run init in a writable folder.',
      cause,
    });
  }
}
