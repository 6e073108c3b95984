import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LICENSE_FILE = /^(licen[cs]e|copying|notice)(\.(md|txt|bsd))?$/i;
const RULE = '─'.repeat(80);

/**
 * The licenses of the packages whose code is part of the published files.
 *
 * @param folders The packages' folders.
 * @throws Error when a package does not say under which terms it may be passed on.
 */
export function licenseText(folders) {
  const entries = [...folders].map(readLicense).sort((a, b) => (a.name < b.name ? -1 : 1));
  return [
    'cf-webhook-sim contains code of the following packages.',
    ...entries.map(
      ({ name, version, license, text }) => `${RULE}\n${name} ${version} (${license})\n\n${text}`,
    ),
  ].join('\n\n');
}

function readLicense(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => LICENSE_FILE.test(file));
  if (typeof license !== 'string' || files.length === 0) {
    throw new Error(`The package ${name} cannot be bundled: it comes without a license.`);
  }
  const text = files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  return { name, version, license, text: `${text}\n` };
}
