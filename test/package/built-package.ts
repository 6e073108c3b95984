import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

/** The folder of this package, without a slash at the end. */
export const PACKAGE_ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** The built command. */
export const BUILT_BIN = `${PACKAGE_ROOT}/dist/cli/bin.cjs`;

/** Makes sure that `dist/` comes from the sources as they are; costs next to nothing when it does. */
export async function buildPackage(): Promise<void> {
  await execa('node', ['.build/build.mjs'], { cwd: PACKAGE_ROOT });
}

/** Compiles a TypeScript project with this package's own compiler. Rejects with what it complains about. */
export async function compileProject(folder: string): Promise<void> {
  await execa('node', [`${PACKAGE_ROOT}/node_modules/typescript/bin/tsc`, '-p', folder], { cwd: folder });
}

/** A strict configuration as a user of the package has it; declaration files of dependencies are checked too. */
export const USER_TSCONFIG = {
  compilerOptions: {
    target: 'ES2022',
    lib: ['ES2023', 'ESNext.Disposable'],
    module: 'nodenext',
    moduleResolution: 'nodenext',
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    types: ['node'],
    typeRoots: [`${PACKAGE_ROOT}/node_modules/@types`],
    outDir: 'out',
  },
  include: ['*.ts'],
};

/** The names of the packages whose code is in each file of `dist/`, by path in there. */
export async function bundledPackages(): Promise<Readonly<Record<string, readonly string[]>>> {
  return JSON.parse(await readFile(`${PACKAGE_ROOT}/.compiled/bundled-packages.json`, 'utf8'));
}
