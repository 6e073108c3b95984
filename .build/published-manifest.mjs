import { REPOSITORY } from './repository.mjs';

/**
 * What is published as package.json: nothing that only a clone has a use for. npm warns of packages with scripts, and a
 * user has none to run. Where the repository has an address, npm shows it and resolves the links of the README by it.
 *
 * @param manifest The text of the repository's package.json.
 * @param address The address of the repository.
 */
export function publishedManifest(manifest, address = REPOSITORY) {
  const {
    scripts: _scripts,
    devDependencies: _devDependencies,
    knip: _knip,
    ...published
  } = JSON.parse(manifest);
  return `${JSON.stringify({ ...published, ...repositoryFields(address) }, null, 2)}\n`;
}

function repositoryFields(address) {
  if (address === '') return {};
  return {
    homepage: `${address}#readme`,
    bugs: `${address}/issues`,
    repository: { type: 'git', url: `git+${address}.git` },
  };
}
