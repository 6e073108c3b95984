import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { buildPackage, compileProject, PACKAGE_ROOT, USER_TSCONFIG } from './built-package.ts';

/** For test runners in a project: their own limit of 5 s is little where other tests run beside them. */
export const PATIENT = ['--testTimeout=120000'];

/** A project in a folder of its own that has this package, as it is published, and every package of this repository. */
export interface UserProject {
  readonly folder: string;
  /** Runs `node` in the project and gives what it writes to stdout. Rejects when it fails. */
  node(args: readonly string[]): Promise<string>;
  /** Runs `node`, whatever comes of it, and gives its exit code and all that it writes. */
  tryNode(
    args: readonly string[],
  ): Promise<{ readonly exitCode: number | undefined; readonly output: string }>;
  /** Writes TypeScript files, and compiles them to `out/` under the strictest settings, where `options` says no other. */
  compile(
    files: Readonly<Record<string, string>>,
    types?: readonly string[],
    options?: Readonly<Record<string, unknown>>,
  ): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** What kind of project a {@link UserProject} is. */
export interface UserProjectKind {
  /** What its `.js` files are. @default 'module' */
  readonly type?: 'commonjs' | 'module';
  /** The folder of an installed copy of this package. @default the sources as they are, built */
  readonly installed?: string;
}

/** Makes a {@link UserProject}. */
export async function createUserProject(kind: UserProjectKind = {}): Promise<UserProject> {
  if (kind.installed === undefined) await buildPackage();
  const folder = await mkdtemp(join(tmpdir(), 'user-'));
  await install(join(folder, 'node_modules'), kind.installed ?? PACKAGE_ROOT);
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, type: kind.type ?? 'module' }),
  );
  const run = (args: readonly string[], reject: boolean) =>
    execa('node', args, {
      cwd: folder,
      stdin: 'ignore',
      all: true,
      reject,
      env: { NO_COLOR: '1', CI: 'true' },
    });

  return {
    folder,
    node: async (args) => (await run(args, true)).stdout,
    tryNode: async (args) => {
      const { exitCode, all } = await run(args, false);
      return { exitCode, output: all };
    },
    compile: async (files, types = ['node'], options = {}) => {
      const compilerOptions = { ...USER_TSCONFIG.compilerOptions, types, ...options };
      await writeFile(
        join(folder, 'tsconfig.json'),
        JSON.stringify({ compilerOptions, files: Object.keys(files) }),
      );
      for (const [name, code] of Object.entries(files)) await writeFile(join(folder, name), code);
      await compileProject(folder);
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Copies this package, so that it lies where an installed one does, and links to the others. */
async function install(modules: string, from: string): Promise<void> {
  const own = join(modules, 'cf-webhook-sim');
  await mkdir(own, { recursive: true });
  for (const part of ['dist', 'fixtures', 'schemas', 'package.json']) {
    await cp(join(from, part), join(own, part), { recursive: true });
  }
  const others = await readdir(join(PACKAGE_ROOT, 'node_modules'));
  for (const name of others.filter((other) => !other.startsWith('.'))) {
    await symlink(join(PACKAGE_ROOT, 'node_modules', name), join(modules, name), 'junction');
  }
}
