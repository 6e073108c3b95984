// `npm pack` and `npm publish` call this before and after they read the folder: `begin` builds and puts the manifest that
// is published in place of the repository's, `end` puts that back.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './fingerprint.mjs';
import { publishedManifest } from './published-manifest.mjs';

const MANIFEST = join(ROOT, 'package.json');
const KEPT = join(ROOT, 'node_modules', '.cache', 'cf-webhook-sim', 'package.json');

switch (process.argv[2]) {
  case 'begin':
    begin();
    break;
  case 'end':
    end();
    break;
  default:
    console.error('Usage: node .build/pack.mjs begin|end');
    process.exitCode = 2;
}

function begin() {
  end();
  const { status } = spawnSync(process.execPath, [join(ROOT, '.build', 'build.mjs')], { stdio: 'inherit' });
  if (status !== 0) {
    process.exitCode = status ?? 1;
    return;
  }
  const manifest = readFileSync(MANIFEST, 'utf8');
  mkdirSync(dirname(KEPT), { recursive: true });
  writeFileSync(KEPT, manifest);
  replace(publishedManifest(manifest));
}

/** A pack that was interrupted has left the published manifest; what was edited since then stays. */
function end() {
  if (!existsSync(KEPT)) return;
  const manifest = readFileSync(KEPT, 'utf8');
  if (readFileSync(MANIFEST, 'utf8') === publishedManifest(manifest)) replace(manifest);
}

/** At once, so that nobody reads half of it. */
function replace(manifest) {
  const draft = `${MANIFEST}.${process.pid}`;
  writeFileSync(draft, manifest);
  renameSync(draft, MANIFEST);
}
