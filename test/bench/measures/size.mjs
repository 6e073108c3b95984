import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { takeTurns } from '../measuring/rounds.mjs';
import { row, skipped } from '../measuring/row.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const ROUNDS = 3;
const REFERENCE = 'express alone';
const MEGABYTE = 1_000_000;

/** What a user without anything has to fetch and to store, beside Express alone. Needs the package registry. */
export async function measureSize() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-size-'));
  try {
    const tarball = pack(folder);
    const runs = { ours: () => fetchAndRun(tarball, folder), express: () => fetchAndRun('express', folder) };
    const measured = await takeTurns(runs, ROUNDS).catch((error) => error);
    if (measured instanceof Error) return [skipped('size: npx with an empty cache', measured.message)];

    const column = (name, key) => measured[name].map((round) => round[key]);
    const beside = (what, unit, key, how) =>
      row({
        what: `size: ${what}`,
        unit,
        ours: column('ours', key),
        reference: { name: REFERENCE, values: column('express', key) },
        how,
      });
    return [
      beside('npx with an empty cache', 'ms', 'ms', `from nothing to the end of --version, ${ROUNDS} rounds`),
      beside('installed packages', 'packages', 'packages', 'dependencies included'),
      beside(
        'installed files',
        'MB',
        'megabytes',
        `the packed tarball is ${megabytesOf(tarball).toFixed(2)} MB`,
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function pack(folder) {
  const { stdout } = npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder, ROOT], folder);
  return join(folder, JSON.parse(stdout)[0].filename);
}

/** Has npx fetch a package into a new cache and run something beside it, and tells what that took. */
function fetchAndRun(specifier, folder) {
  const cache = mkdtempSync(join(folder, 'cache-'));
  const command = specifier === 'express' ? 'node' : 'cf-webhook-sim';
  const startedAt = performance.now();
  npm(['exec', '--yes', '--cache', cache, '--package', specifier, '--', command, '--version'], folder);
  const ms = performance.now() - startedAt;

  const [installation] = readdirSync(join(cache, '_npx'));
  const modules = join(cache, '_npx', installation, 'node_modules');
  const lock = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8'));
  return { ms, packages: Object.keys(lock.packages).length, megabytes: megabytesIn(modules) };
}

function npm(words, cwd) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  const ended = spawnSync('npm', words, { cwd, encoding: 'utf8', env, shell: process.platform === 'win32' });
  if (ended.status === 0) return ended;
  throw new Error(
    `"npm ${words[0]}" ended with ${ended.status ?? ended.signal}: ${ended.stderr?.split('\n', 1)[0]}`,
  );
}

function megabytesIn(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.reduce((sum, entry) => sum + megabytesOf(join(entry.parentPath, entry.name)), 0);
}

function megabytesOf(file) {
  return statSync(file).size / MEGABYTE;
}
