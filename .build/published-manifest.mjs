/**
 * What is published as package.json: nothing that only a clone has a use for. npm warns of packages with scripts, and a
 * user has none to run.
 *
 * @param manifest The text of the repository's package.json.
 */
export function publishedManifest(manifest) {
  const {
    scripts: _scripts,
    devDependencies: _devDependencies,
    knip: _knip,
    ...published
  } = JSON.parse(manifest);
  return `${JSON.stringify(published, null, 2)}\n`;
}
