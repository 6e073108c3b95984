/**
 * `npm run release:dry` does all of a release that can be done offline, and lists the rest. `npm run release:check -- TAG`
 * does what takes no time, and refuses what is not ready; the workflow of a release begins with it.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../fingerprint.mjs';
import { REPOSITORY, repositoryProblem } from '../repository.mjs';
import { makeExecutable } from './executable.mjs';
import { runImageSteps } from './image.mjs';
import { newestSection } from './notes.mjs';
import { reviewPackage } from './package-review.mjs';
import { billOfMaterials } from './sbom.mjs';
import { versionProblems } from './version.mjs';

const OUTPUT = join(ROOT, '.release');

/** What only the workflow can do. */
const LEFT = [
  'tests on Linux, macOS and Windows with Node 20, 22 and 24',
  'executables for macOS and Windows, checksums and attestations',
  'the image in the registry of the repository',
  'npm publish with provenance, by trusted publishing: the package on npm has to name the repository and release.yml',
  'the release on GitHub, and the documentation as its pages',
];

/** Each step gives one line about what it found, and throws a sentence or a list of them where something is wrong. */
const STEPS = [
  {
    name: 'repository',
    isQuick: true,
    run: () => {
      refuse([repositoryProblem(REPOSITORY)].filter((problem) => problem !== undefined));
      return REPOSITORY;
    },
  },
  {
    name: 'version',
    isQuick: true,
    run: ({ tag }) => {
      const { version, problems } = versionProblems(tag);
      refuse(problems);
      return version;
    },
  },
  {
    name: 'notes',
    isQuick: true,
    run: () => {
      const { text } = newestSection();
      return `${text.split('\n').length} lines in ${write('notes.md', `${text}\n`)}`;
    },
  },
  {
    name: 'package',
    run: () => {
      npm('run', 'build');
      const { files, bytes, problems } = reviewPackage();
      write('files.txt', files.map(({ path, size }) => `${String(size).padStart(9)} ${path}\n`).join(''));
      refuse(problems);
      return `${files.length} files, ${(bytes / 1e6).toFixed(1)} MB unpacked, listed in .release/files.txt`;
    },
  },
  {
    name: 'SBOM',
    run: () => {
      const bill = billOfMaterials();
      return `${bill.components.length} packages in ${write('sbom.cdx.json', `${JSON.stringify(bill, null, 2)}\n`)}`;
    },
  },
  {
    name: 'executable',
    run: async () => {
      const { path, bytes } = await makeExecutable();
      // Neither programs nor a home folder: it unpacks itself for this run only.
      const output = execFileSync(path, ['send', 'order.created', '--instant', '--config', 'none'], {
        encoding: 'utf8',
        env: { PATH: '/nonexistent', HOME: '/nonexistent' },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      if (!output.includes('delivered')) throw new Error(`It does not deliver an event: ${output}`);
      return `${process.platform}-${process.arch}, ${(bytes / 1e6).toFixed(0)} MB, delivers an event without Node.js`;
    },
  },
  {
    name: 'image',
    run: () => {
      const { bytes, left, problems } = runImageSteps();
      refuse(problems);
      return `about ${(bytes / 1e6).toFixed(0)} MB; run without a builder, except: ${left.join('; ')}`;
    },
  },
  {
    name: 'docs',
    run: () => {
      npm('run', 'docs');
      return '.docs/index.html';
    },
  },
];

const [mode, tag] = process.argv.slice(2);
if (mode !== 'check' && mode !== 'dry') {
  console.error('Usage: node .build/release/run.mjs check [TAG] | dry');
  process.exitCode = 2;
} else {
  process.exitCode = await release(mode, tag);
}

async function release(mode, tag) {
  let isReady = true;
  for (const { name, run, isQuick = false } of STEPS) {
    if (mode === 'check' && !isQuick) continue;
    try {
      console.log(`✓ ${name.padEnd(11)} ${await run({ tag })}`);
    } catch (error) {
      isReady = false;
      console.log(`✗ ${name.padEnd(11)} ${String(error.message).replaceAll('\n', `\n${' '.repeat(14)}`)}`);
    }
  }
  if (mode === 'dry')
    console.log(`\nLeft to the workflow that a tag starts:\n${LEFT.map((line) => `  ${line}`).join('\n')}`);
  console.log(isReady ? '\nReady to be released.' : '\nNot ready to be released.');
  return isReady ? 0 : 1;
}

function refuse(problems) {
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

function write(name, content) {
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(join(OUTPUT, name), content);
  return `.release/${name}`;
}

function npm(...words) {
  execFileSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', words, {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}
