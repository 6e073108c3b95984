import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { execa } from 'execa';
import { BUILT_BIN, buildPackage } from '../package/built-package.ts';

/** A shell in which the built command is installed, as `cf-webhook-sim` and by `npx`. */
export interface Shell {
  /** Runs shell lines; stdout and stderr are one text, in the order in which they were written, as on a terminal. */
  run(
    script: string,
    workplace: string,
    environment?: Readonly<Record<string, string>>,
  ): Promise<{ readonly exitCode: number | undefined; readonly output: string }>;
  /** Makes a folder with these files, in which code is ES modules. */
  makeWorkplace(files: Readonly<Record<string, string>>): Promise<string>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Builds the package and makes a {@link Shell}. */
export async function createShell(): Promise<Shell> {
  const folder = await mkdtemp(join(tmpdir(), 'docs-'));
  await buildPackage();
  await mkdir(join(folder, 'bin'));
  const makeCommand = async (name: string, script: string) => {
    const path = join(folder, 'bin', name);
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o755);
  };
  await makeCommand('npx', `shift\nexec "${process.execPath}" "${BUILT_BIN}" "$@"`);
  await makeCommand('cf-webhook-sim', `exec "${process.execPath}" "${BUILT_BIN}" "$@"`);

  return {
    run: async (script, workplace, environment = {}) => {
      const { exitCode } = await execa('bash', ['-euo', 'pipefail', '-c', `exec > .output 2>&1\n${script}`], {
        cwd: workplace,
        stdin: 'ignore',
        env: {
          PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`,
          CI: 'true',
          NO_COLOR: '1',
          GITHUB_STEP_SUMMARY: join(workplace, 'summary.md'),
          ...environment,
        },
        reject: false,
      });
      return { exitCode, output: await readFile(join(workplace, '.output'), 'utf8') };
    },
    makeWorkplace: async (files) => {
      const workplace = await mkdtemp(join(folder, 'workplace-'));
      const all = { 'package.json': JSON.stringify({ type: 'module' }), ...files };
      for (const [name, content] of Object.entries(all)) {
        await mkdir(dirname(join(workplace, name)), { recursive: true });
        await writeFile(join(workplace, name), content);
      }
      return workplace;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A receiver of the user's own, which always gives the same response. */
export function receiverScript(port: number, status: number): string {
  return `import { createServer } from 'node:http';
    createServer((request, response) => {
      request.resume().on('end', () => response.writeHead(${status}).end());
    }).listen(${port}, '127.0.0.1');`;
}
