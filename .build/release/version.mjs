import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../fingerprint.mjs';
import { newestSection } from './notes.mjs';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * What contradicts that the version of package.json is released: other files with another version, a changelog without a
 * date, another tag.
 *
 * @param tag The tag that starts the release, such as `v1.2.3`; none for a dry run.
 */
export function versionProblems(tag) {
  const { version } = manifest('package.json');
  const lock = manifest('package-lock.json');
  const { version: described, date } = newestSection();
  const problems = [];
  if (lock.version !== version || lock.packages[''].version !== version)
    problems.push(`package-lock.json has version ${lock.version}, package.json ${version}. Run npm install.`);
  if (described !== version)
    problems.push(`The newest section of CHANGELOG.md is about ${described}, package.json has ${version}.`);
  else if (!DATE.test(date)) problems.push(`CHANGELOG.md has no date for ${version}, but "${date}".`);
  if (tag !== undefined && tag !== `v${version}`)
    problems.push(`The tag is ${tag}, package.json has ${version}: expected v${version}.`);
  return { version, problems };
}

function manifest(name) {
  return JSON.parse(readFileSync(join(ROOT, name), 'utf8'));
}
