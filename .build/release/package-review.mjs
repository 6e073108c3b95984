import { readFileSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { extname, join } from 'node:path';
import { ROOT } from '../fingerprint.mjs';
import { publishedManifest } from '../published-manifest.mjs';
import { listedFiles } from './published-files.mjs';

const MOST_BYTES = 15_000_000;
/** What a package of this kind consists of. */
const ENDINGS = new Set(
  '.cjs .js .mjs .ts .cts .json .md .wasm .html .css .yml .yaml .py .rb .php .go .sh .ru .txt .svg'.split(
    ' ',
  ),
);
const WITHOUT_ENDING = new Set(['LICENSE', 'THIRD-PARTY-LICENSES']);

/** Looks through all published files: how many there are, and what should not be among or in them. */
export function reviewPackage() {
  const files = listedFiles();
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const problems = [];
  if (bytes > MOST_BYTES)
    problems.push(`The package has ${bytes} bytes unpacked, at most ${MOST_BYTES} are expected.`);

  const { scripts, devDependencies } = JSON.parse(publishedManifest(text('package.json')));
  if (scripts !== undefined || devDependencies !== undefined)
    problems.push('The published package.json has scripts or development dependencies.');

  const foreign = [ROOT, homedir(), hostname()].filter((word) => word.length > 5);
  for (const { path } of files) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (!ENDINGS.has(extname(name)) && !WITHOUT_ENDING.has(name))
      problems.push(`${path} is published, and is no kind of file that belongs there.`);
    const content = path === 'package.json' ? '' : text(path);
    for (const word of foreign.filter((one) => content.includes(one)))
      problems.push(`${path} contains ${word}, which is of this machine.`);
  }
  return { files, bytes, problems };
}

function text(path) {
  return readFileSync(join(ROOT, path), 'latin1');
}
