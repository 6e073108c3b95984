import { execFileSync } from 'node:child_process';
import { ROOT } from '../fingerprint.mjs';

/** The paths of the files that are published, as npm chooses them. */
export function publishedFiles() {
  return listedFiles().map(({ path }) => path);
}

/** The same with their sizes in bytes. */
export function listedFiles() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const output = execFileSync(npm, ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  });
  const [{ files }] = JSON.parse(output);
  return files;
}
