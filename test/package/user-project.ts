import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { buildPackage, compileProject, PACKAGE_ROOT, USER_TSCONFIG } from './built-package.ts';

/** A project in a folder of its own that has this package, as it is published, and every package of this repository. */
export interface UserProject {
  readonly folder: string;
  /** Runs `node` in the project and gives what it writes to stdout. Rejects when it fails. */
  node(args: readonly string[]): Promise<string>;
  /** Runs `node`, whatever comes of it, and gives its exit code and all that it writes. */
  tryNode(
    args: readonly string[],
  ): Promise<{ readonly exitCode: number | undefined; readonly output: string }>;
  /** Writes TypeScript files, and compiles them to `out/` under the strictest settings. */
  compile(files: Readonly<Record<string, string>>, types?: readonly string[]): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Makes a {@link UserProject} of the sources as they are. */
export async function createUserProject(): Promise<UserProject> {
  await buildPackage();
  const folder = await mkdtemp(join(tmpdir(), 'user-'));
  await install(join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
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
    compile: async (files, types = ['node']) => {
      const compilerOptions = { ...USER_TSCONFIG.compilerOptions, types };
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
async function install(modules: string): Promise<void> {
  const own = join(modules, 'cf-webhook-sim');
  await mkdir(own, { recursive: true });
  for (const part of ['dist', 'fixtures', 'schemas', 'package.json']) {
    await cp(join(PACKAGE_ROOT, part), join(own, part), { recursive: true });
  }
  const others = await readdir(join(PACKAGE_ROOT, 'node_modules'));
  for (const name of others.filter((other) => !other.startsWith('.'))) {
    await symlink(join(PACKAGE_ROOT, 'node_modules', name), join(modules, name), 'junction');
  }
}
