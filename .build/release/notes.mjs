import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../fingerprint.mjs';

const HEADING = /^## \[(?<version>[^\]]+)\] - (?<date>.+)$/m;

/** The newest section of a changelog: its version, its date as written, and its text. */
export function newestSection(changelog = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8')) {
  const heading = HEADING.exec(changelog);
  if (heading === null) throw new Error('CHANGELOG.md has no section "## [VERSION] - DATE".');
  const rest = changelog.slice(heading.index + heading[0].length);
  const next = rest.search(/^## /m);
  return {
    version: heading.groups.version,
    date: heading.groups.date.trim(),
    text: (next === -1 ? rest : rest.slice(0, next)).trim(),
  };
}
