import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../fingerprint.mjs';

/** A heading of THIRD-PARTY-LICENSES: name, version, license. */
const LICENSED = /^─+\n(\S+) (\S+) \(.+\)$/gm;

/**
 * The bill of materials as CycloneDX: npm's own, of the packages whose code is in the published files. npm counts them as
 * development dependencies, since users install none of them.
 */
export function billOfMaterials() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const all = JSON.parse(
    execFileSync(npm, ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 1e8,
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    }),
  );
  const bundled = bundledPackages();
  const components = all.components.filter(({ purl }) => bundled.has(nameOf(purl))).map(asPartOfThis);
  const missing = [...bundled].filter((name) => !components.some(({ purl }) => nameOf(purl) === name));
  if (missing.length > 0) throw new Error(`The lock file does not contain ${missing.join(', ')}.`);

  const refs = new Set(components.map((component) => component['bom-ref']));
  const { component } = all.metadata;
  return {
    ...all,
    metadata: { ...all.metadata, component: { ...component, name: 'cf-webhook-sim' } },
    components,
    dependencies: [
      { ref: component['bom-ref'], dependsOn: [...refs].sort((a, b) => (a < b ? -1 : 1)) },
      ...all.dependencies
        .filter(({ ref }) => refs.has(ref))
        .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) })),
    ],
  };
}

/** `name@version` of every bundled package. */
function bundledPackages() {
  const licenses = readFileSync(join(ROOT, 'dist', 'THIRD-PARTY-LICENSES'), 'utf8');
  return new Set(Array.from(licenses.matchAll(LICENSED), ([, name, version]) => `${name}@${version}`));
}

function nameOf(purl) {
  return decodeURIComponent(purl.slice('pkg:npm/'.length));
}

function asPartOfThis({ properties = [], ...component }) {
  const kept = properties.filter(({ name }) => name !== 'cdx:npm:package:development');
  return { ...component, properties: kept };
}
