/**
 * Builds `dist/` from `src/` with the TypeScript compiler. Does nothing when `dist/` already comes from these very
 * sources, so that installing, testing and packing can all ask for a build and only the first one pays for it.
 * The new output takes the place of the old one at once, when it is complete.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUTPUT = join(ROOT, 'dist');
/** Holds the fingerprint of the sources that the output was made from. Not published. */
const STAMP = join(OUTPUT, '.sources');
const WORKSHOP = join(ROOT, 'node_modules', '.cache', 'cf-webhook-sim', `build-${process.pid}`);

const sources = fingerprint();
if (!isUpToDate(sources)) process.exitCode = build(sources);

/** Compiles, and gives the exit code. Output with type errors can be tried out, but is not taken for up to date. */
function build(fingerprintOfSources) {
  const made = join(WORKSHOP, 'dist');
  const bin = join(made, 'cli', 'bin.js');
  mkdirSync(WORKSHOP, { recursive: true });
  try {
    const options = ['-p', join(ROOT, 'tsconfig.json'), '--outDir', made];
    const { status } = spawnSync(process.execPath, [compiler(), ...options], { stdio: 'inherit' });
    if (!existsSync(bin)) return 1;
    chmodSync(bin, 0o755);
    if (status === 0) writeFileSync(join(made, '.sources'), fingerprintOfSources);
    putInPlace(made);
    return status === 0 ? 0 : 1;
  } finally {
    rmSync(WORKSHOP, { recursive: true, force: true });
  }
}

/** Whoever reads `dist/` meanwhile sees the old output or the new one, but for a moment between two renames. */
function putInPlace(made) {
  if (existsSync(OUTPUT)) renameSync(OUTPUT, join(WORKSHOP, 'old'));
  renameSync(made, OUTPUT);
}

function isUpToDate(fingerprintOfSources) {
  if (!existsSync(STAMP) || !existsSync(join(OUTPUT, 'cli', 'bin.js'))) return false;
  return readFileSync(STAMP, 'utf8') === fingerprintOfSources;
}

/** One hash over everything that the output depends on: the sources, the settings, this script, the compiler. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of ['tsconfig.json', 'package.json', '.build/build.mjs', ...sourceFiles()]) {
    const content = readFileSync(join(ROOT, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash
    .update(JSON.parse(readFileSync(join(compiler(), '..', '..', 'package.json'), 'utf8')).version)
    .digest('hex');
}

function sourceFiles() {
  return readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length))
    .sort();
}

function compiler() {
  try {
    return createRequire(import.meta.url).resolve('typescript/bin/tsc');
  } catch {
    console.error(
      'cf-webhook-sim cannot be built: the TypeScript compiler is not installed.\n' +
        'Install with the development dependencies: npm install --include=dev',
    );
    process.exit(1);
  }
}
