import { cpus, totalmem } from 'node:os';
import { installedVersion, ownVersion } from '../package-under-test.mjs';

const SHOWN_PACKAGES = ['@faker-js/faker', 'json-schema-faker', 'yargs', 'autocannon'];

/** Where and with what a run is made. */
export function environment() {
  const processors = cpus();
  return {
    machine: `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}`,
    memory: `${(totalmem() / 2 ** 30).toFixed(1)} GiB`,
    system: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    packages: {
      'cf-webhook-sim': ownVersion(),
      ...Object.fromEntries(SHOWN_PACKAGES.map((name) => [name, installedVersion(name)])),
    },
  };
}

/** The environment in two lines. */
export function environmentLines({ machine, memory, system, node, packages }) {
  const versions = Object.entries(packages).map(([name, version]) => `${name} ${version}`);
  return [`${machine}, ${memory}, ${system}, Node ${node}`, versions.join(', ')];
}
