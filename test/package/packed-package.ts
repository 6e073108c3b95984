import { cp, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { buildPackage, PACKAGE_ROOT } from './built-package.ts';

/** Variables by which npm tells its scripts about the package that they belong to; they would mislead another npm. */
const NPM_CONTEXT =
  /^(INIT_CWD|npm_(package_|lifecycle_|command$|execpath$|config_(local_prefix|omit|include)$))/;
/** Variables for an npm of its own. */
export const ENVIRONMENT = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !NPM_CONTEXT.test(name))),
  NO_COLOR: '1',
};

/** This package as publishing would pack it. */
export interface PackedPackage {
  /** The path of the tarball. */
  readonly tarball: string;
  readonly bytes: number;
  readonly files: readonly { readonly path: string; readonly mode: number }[];
  /** The package.json of the copy that was packed, after that. */
  readonly manifestAfterwards: string;
}

/** Packs a copy of this repository: its manifest changes meanwhile, and other tests read ours. */
export async function packPackage(folder: string): Promise<PackedPackage> {
  await buildPackage();
  const clone = join(folder, 'clone');
  const left = new Set(['node_modules', '.git', 'coverage', '.docs']);
  await mkdir(clone);
  for (const name of (await readdir(PACKAGE_ROOT)).filter((entry) => !left.has(entry)))
    await cp(join(PACKAGE_ROOT, name), join(clone, name), { recursive: true, preserveTimestamps: true });
  await mkdir(join(clone, 'node_modules'));
  for (const name of await readdir(join(PACKAGE_ROOT, 'node_modules')))
    if (name !== '.cache')
      await symlink(join(PACKAGE_ROOT, 'node_modules', name), join(clone, 'node_modules', name), 'junction');
  const { stdout } = await execa('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: clone,
    env: ENVIRONMENT,
    extendEnv: false,
  });
  const [{ filename, files, size }] = JSON.parse(stdout);
  return {
    tarball: join(folder, filename),
    bytes: size,
    files,
    manifestAfterwards: await readFile(join(clone, 'package.json'), 'utf8'),
  };
}
