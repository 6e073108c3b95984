import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { optionReference } from '../../.build/option-reference.mjs';
import { commandHelp } from '../../src/cli/parse/command-help.ts';
import { overview } from '../../src/cli/parse/overview.ts';
import { COMMAND_LOADERS } from '../../src/cli/registry.ts';
import { EXIT_CODES } from '../../src/cli/terminal/exit-codes.ts';
import { SUCCESS_STATUS_CODES } from '../../src/delivery/outcome.ts';
import { DOCUMENTED_SCHEDULE } from '../../src/delivery/retry-schedule.ts';
import { SIMULATOR_ERROR_CODES } from '../../src/errors/simulator-error.ts';
import { EVENT_CATALOGUE } from '../../src/events/catalogue.ts';
import { formatDuration } from '../../src/internal/duration.ts';
import { COMMAND_NAMES } from '../../src/options/commands.ts';
import { defaultTextOf } from '../../src/options/default-text.ts';
import { OPTION_GROUPS, type OptionDefinition } from '../../src/options/option-definition.ts';
import { environmentVariable, flagOf } from '../../src/options/option-name.ts';
import { OPTIONS, optionsOf } from '../../src/options/registry.ts';
import { EVENT_ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../src/signature/header-names.ts';
import { DEVELOPMENT_SECRET } from '../../src/signature/sign.ts';
import { SIGNATURE_TOLERANCE_SECONDS } from '../../src/signature/verify.ts';
import { PACKAGE_ROOT } from '../package/built-package.ts';
import { codeCells, tableIn, tableUnder } from './markdown.ts';

const README = await readDocument('README.md');
const MANIFEST = JSON.parse(await readDocument('package.json'));
const WIDE = 10_000;

it('lists every error code in the README, and no others', () => {
  expect(codeCells(tableUnder(README, '### Errors of the library'))).toEqual([...SIMULATOR_ERROR_CODES]);
});

it('lists every exit code in the README, and no others', () => {
  const listed = tableUnder(README, '### Exit codes').map(([code]) => Number(code));

  expect(listed).toEqual(Object.values(EXIT_CODES));
});

it('lists every command in the README and in the help, and no others', async () => {
  const commands = Object.keys(COMMAND_LOADERS);
  const help = await overview(WIDE);
  const [, helpList = ''] = /Commands:\n((?: {2}.*\n)+)/.exec(help) ?? [];

  expect(codeCells(tableUnder(README, '## Commands'))).toEqual(commands);
  expect([...helpList.matchAll(/^ {2}([\w-]+)/gm)].map(([, name]) => name)).toEqual(commands);
});

it('has a reference of the options that is fresh', async () => {
  const registry = { OPTIONS, OPTION_GROUPS, flagOf, environmentVariable, defaultTextOf };

  expect(await readDocument('src/cli/REFERENCE.md')).toBe(optionReference(registry));
});

it('names in the registry only options that exist', () => {
  const names = new Set<string>(OPTIONS.map(({ name }) => name));
  const options: readonly OptionDefinition[] = OPTIONS;

  for (const { conflicts = [], requires } of options) {
    for (const name of [...conflicts, ...(requires === undefined ? [] : [requires])]) {
      expect(names).toContain(name);
    }
  }
});

it.each(COMMAND_NAMES)('lists every option of %s in its help, and examples that name it', async (name) => {
  const command = await COMMAND_LOADERS[name]();
  const help = commandHelp(command, WIDE);

  for (const option of Object.keys(optionsOf(name))) expect(help).toContain(`  ${flagOf(option)}`);
  expect(command.name).toBe(name);
  expect(command.examples.length).toBeGreaterThan(0);
  for (const [line] of command.examples) expect(line).toMatch(new RegExp(`\\b${name}\\b`));
});

it('names environment variables that exist', async () => {
  const givingPlaces = ['means.ts', 'command-probe.ts'].map((file) => join('src/cli/check', file));
  const given = await Promise.all(givingPlaces.map((path) => readFile(path, 'utf8')));
  const known = new Set([
    ...OPTIONS.map(({ name }) => environmentVariable(name)),
    ...given.flatMap((code) => code.match(/CF_WEBHOOK_SIM_[A-Z_]+(?=:)/g) ?? []),
  ]);
  const named = README.match(/CF_WEBHOOK_SIM_[A-Z_]+/g) ?? [];

  expect(named.length).toBeGreaterThan(0);
  for (const name of named) expect(known).toContain(name);
});

it('tells the retry schedule as it is', () => {
  const [, section = ''] = README.split('**Retries.**');
  let afterMs = 0;
  const schedule = DOCUMENTED_SCHEDULE.map((waitMs, index) => {
    afterMs += waitMs;
    return [String(index + 1), formatDuration(waitMs), formatDuration(afterMs)];
  });

  expect(tableIn(section)).toEqual(schedule);
});

it('tells the success list as it is', () => {
  const [, sentence = ''] = /\*\*Success\*\* \(documented\) is exactly ([^.]+)\./.exec(README) ?? [];

  expect(sentence.match(/\d{3}/g)?.map(Number)).toEqual([...SUCCESS_STATUS_CODES]);
});

it('tells header names, tolerance, secret and the size of the catalogue as they are', () => {
  const inCatalogue = (name: string) => EVENT_CATALOGUE.filter(({ catalogue }) => catalogue === name).length;

  for (const header of [SIGNATURE_HEADER, TIMESTAMP_HEADER, EVENT_ID_HEADER]) {
    expect(README.toLowerCase()).toContain(`\`${header.toLowerCase()}\``);
  }
  expect(README).toContain(`more\nthan ${SIGNATURE_TOLERANCE_SECONDS} s away`);
  expect(README).toContain(DEVELOPMENT_SECRET);
  expect(README).toContain(
    `each of the ${inCatalogue('documented')}\ndocumented event types and ${inCatalogue('later')}`,
  );
});

it('names the oldest Node that package.json allows', () => {
  const [, version = ''] = /^>=(\d+\.\d+)\.0$/.exec(MANIFEST.engines.node) ?? [];

  expect(README).toContain(`Node ${version} or newer`);
});

it.each([
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'src/README.md',
  'schemas/README.md',
])('links from %s to files that exist', async (document) => {
  const text = await readDocument(document);
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);

  for (const link of links) {
    await expect(readFile(join(PACKAGE_ROOT, document, '..', link)), link).resolves.toBeDefined();
  }
});

it('links within the README to headings that exist', () => {
  const headings = [...README.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );
  const links = [...README.matchAll(/\]\(#([^)]+)\)/g)].map(([, link]) => link);

  expect(links.length).toBeGreaterThan(0);
  expect(headings).toEqual(expect.arrayContaining(links));
});

it('has notes on the version in package.json', async () => {
  expect(await readDocument('CHANGELOG.md')).toContain(`## [${MANIFEST.version}]`);
});

function readDocument(name: string): Promise<string> {
  return readFile(join(PACKAGE_ROOT, name), 'utf8');
}
