/**
 * `npm run executable`: makes one file that runs where there is no Node.js, for the system that this runs on, as
 * `.executable/cf-webhook-sim` (`.exe` on Windows). Requires Node 25.5 or newer, which becomes a part of it;
 * EXECUTABLE_NODE is the path of another one than the one that runs this.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { ROOT } from '../fingerprint.mjs';
import { publishedManifest } from '../published-manifest.mjs';
import { publishedFiles } from './published-files.mjs';

const OLDEST_NODE = [25, 5];
const COMMAND = 'dist/cli/bin.cjs';

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const { path, bytes } = await makeExecutable();
    console.log(`${path}: ${(bytes / 1e6).toFixed(0)} MB`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/** Makes the executable, and gives its path and size. Throws where the Node.js is too old, with a cure. */
export async function makeExecutable(node = process.env.EXECUTABLE_NODE ?? process.execPath) {
  requireNode(node);
  execFileSync(process.execPath, [join(ROOT, '.build', 'build.mjs')], { stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'cf-webhook-sim-executable-'));
  try {
    const config = join(folder, 'sea.json');
    const output = join(
      ROOT,
      '.executable',
      process.platform === 'win32' ? 'cf-webhook-sim.exe' : 'cf-webhook-sim',
    );
    mkdirSync(dirname(output), { recursive: true });
    rmSync(output, { force: true });
    const assets = writeContents(folder);
    const settings = { main: await bundleStart(folder), output, assets, disableExperimentalSEAWarning: true };
    writeFileSync(config, JSON.stringify(settings));
    execFileSync(node, ['--build-sea', config], { stdio: ['ignore', 'ignore', 'inherit'] });
    // Without a signature, macOS does not start what was changed after it had been signed.
    if (process.platform === 'darwin')
      execFileSync('codesign', ['--sign', '-', '--force', output], { stdio: 'inherit' });
    return { path: output, bytes: statSync(output).size };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function requireNode(node) {
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  const [major, minor] = version.slice(1).split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Error(
    `Making the executable requires Node ${OLDEST_NODE.join('.')} or newer, got ${version}.\n` +
      'Set EXECUTABLE_NODE to the path of a newer one: EXECUTABLE_NODE=/path/to/node npm run executable.',
  );
}

/** The published files as assets by their path, and a list of them. */
function writeContents(folder) {
  const manifest = join(folder, 'package.json');
  writeFileSync(manifest, publishedManifest(readFileSync(join(ROOT, 'package.json'), 'utf8')));
  const files = publishedFiles();
  const assets = Object.fromEntries(files.map((file) => [file, join(ROOT, file)]));
  assets['package.json'] = manifest;

  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(assets[file]);
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  assets.contents = join(folder, 'contents.json');
  writeFileSync(
    assets.contents,
    JSON.stringify({ digest: hash.digest('hex').slice(0, 32), files, command: COMMAND }),
  );
  return assets;
}

/** The script inside the executable, as one file: it can load nothing but Node's own modules. */
async function bundleStart(folder) {
  const file = join(folder, 'start.cjs');
  const build = await rolldown({ input: join(ROOT, '.compiled', 'cli', 'executable.js'), platform: 'node' });
  await build.write({ file, format: 'cjs' });
  await build.close();
  return file;
}
