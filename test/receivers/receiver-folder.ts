import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** What receivers on Node import. */
const PACKAGES = ['@hono', '@nestjs', 'express', 'fastify', 'hono', 'reflect-metadata', 'rxjs', 'typescript'];

/** Copies files of `fixtures/receivers` and `hosts` into a folder, in which packages of Node are found. */
export function fillFolder(
  folder: string,
  files: readonly string[],
  hosts: Readonly<Record<string, string>> = {},
): void {
  for (const file of files) cpSync(join(ROOT, 'fixtures/receivers', file), join(folder, basename(file)));
  for (const [host, name] of Object.entries(hosts)) {
    cpSync(join(ROOT, 'test/receivers/hosts', host), join(folder, name));
  }
  mkdirSync(join(folder, 'node_modules'));
  for (const name of PACKAGES)
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  symlinkSync(ROOT, join(folder, 'node_modules', 'cf-webhook-sim'));
}

/** Runs a command in a folder to its end, and gives its exit code and everything that it wrote. */
export async function runIn(
  folder: string,
  [file = '', ...words]: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly exitCode: number | undefined; readonly output: string }> {
  const { all, exitCode } = await execa(file, words, {
    cwd: folder,
    all: true,
    reject: false,
    env: { ...environment, NODE_TEST_CONTEXT: undefined },
  });
  return { exitCode, output: all };
}

/** Why a command of {@link SetUp.needs} fails; undefined where it succeeds. */
export async function missing(needs: readonly string[]): Promise<string | undefined> {
  const { exitCode, output } = await runIn(ROOT, needs);
  return exitCode === 0 ? undefined : `not on this machine: ${output.trim().split('\n').at(-1) ?? needs[0]}`;
}
