import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { bundledPackages, PACKAGE_ROOT } from './built-package.ts';

/** What a run of Node has loaded of this package. */
export interface LoadedModules {
  /** Files, as paths inside `dist/`. */
  readonly files: readonly string[];
  /** The packages whose code is in these files. */
  readonly packages: ReadonlySet<string>;
}

/** Runs Node to its end and tells what it has loaded. Rejects when it fails. */
export async function loadedModules(args: readonly string[]): Promise<LoadedModules> {
  const folder = await mkdtemp(join(tmpdir(), 'loaded-'));
  try {
    await execa('node', args, {
      cwd: folder,
      stdin: 'ignore',
      env: { NODE_V8_COVERAGE: `${folder}/coverage` },
    });
    const dist = join(PACKAGE_ROOT, 'dist', '/');
    const files = (await coveredFiles(`${folder}/coverage`))
      .filter((file) => file.startsWith(dist))
      .map((file) => file.slice(dist.length).replaceAll('\\', '/'));
    const packages = await bundledPackages();
    return { files, packages: new Set(files.flatMap((file) => packages[file] ?? [])) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Node's record of what code was covered tells every file that was loaded. */
async function coveredFiles(folder: string): Promise<string[]> {
  const reports = await Promise.all(
    (await readdir(folder)).map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))),
  );
  const urls: string[] = reports.flatMap(({ result }) => result.map(({ url }: { url: string }) => url));
  return [...new Set(urls.filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url)))];
}
