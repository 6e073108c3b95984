/**
 * Builds from `src/`: `.compiled/`, every module by itself as the TypeScript compiler gives it, for scripts and
 * measurements of this repository; and from that `dist/`, what is published, bundled. Does nothing when both already
 * come from these very sources, so that installing, testing and packing can all ask for a build and only the first one
 * pays for it. New output takes the place of the old at once, when it is complete.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { writeDeclarations } from './declarations.mjs';
import { compiler, fingerprint, ROOT, readStamp, STAMP } from './fingerprint.mjs';
import { licenseText } from './licenses.mjs';

const WORKSHOP = join(ROOT, 'node_modules', '.cache', 'cf-webhook-sim', `build-${process.pid}`);
const OUTPUTS = ['.compiled', 'dist'];

const sources = fingerprint();
if (!isUpToDate()) process.exitCode = await build();

/** Compiles and bundles, and gives the exit code. Output with type errors can be tried out, but is not taken for up to date. */
async function build() {
  const compiled = join(WORKSHOP, '.compiled');
  const made = join(WORKSHOP, 'dist');
  mkdirSync(WORKSHOP, { recursive: true });
  try {
    const options = ['-p', join(ROOT, 'tsconfig.json'), '--outDir', compiled];
    const { status } = spawnSync(process.execPath, [compiler(), ...options], { stdio: 'inherit' });
    if (!existsSync(join(compiled, 'cli', 'bin.js'))) return 1;

    const packages = await bundle(compiled, made);
    writeDeclarations(compiled, made);
    writeFileSync(join(made, 'THIRD-PARTY-LICENSES'), licenseText(new Set(Object.values(packages).flat())));
    writeFileSync(join(compiled, 'bundled-packages.json'), JSON.stringify(withNames(packages), null, 2));
    chmodSync(join(made, 'cli', 'bin.cjs'), 0o755);
    if (status === 0) writeFileSync(join(made, STAMP), sources);
    for (const output of OUTPUTS) putInPlace(output);
    return status === 0 ? 0 : 1;
  } finally {
    rmSync(WORKSHOP, { recursive: true, force: true });
  }
}

/** For tests: the packages in each file by name instead of folder. */
function withNames(packages) {
  const nameOf = (folder) =>
    folder.slice(folder.lastIndexOf('node_modules') + 'node_modules/'.length).replaceAll('\\', '/');
  return Object.fromEntries(
    Object.entries(packages).map(([file, folders]) => [file, folders.map(nameOf).sort()]),
  );
}

/** Whoever reads the folder meanwhile sees the old output or the new one, but for a moment between two renames. */
function putInPlace(output) {
  const place = join(ROOT, output);
  if (existsSync(place)) renameSync(place, join(WORKSHOP, `old-${output}`));
  renameSync(join(WORKSHOP, output), place);
}

function isUpToDate() {
  return (
    existsSync(join(ROOT, 'dist', 'cli', 'bin.cjs')) &&
    existsSync(join(ROOT, '.compiled', 'cli', 'bin.js')) &&
    readStamp(join(ROOT, 'dist')) === sources
  );
}
