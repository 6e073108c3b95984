import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faultsSchema } from '../../.build/faults-schema.mjs';
import { libraryWords } from '../../.build/library-words.mjs';
import { publishedManifest } from '../../.build/published-manifest.mjs';
import { reference } from '../../.build/reference.mjs';
import { repositoryProblem } from '../../.build/repository.mjs';
import { HELP_TOPICS } from '../../src/cli/help/topics.ts';
import { commandHelp } from '../../src/cli/parse/command-help.ts';
import { overview } from '../../src/cli/parse/overview.ts';
import { COMMAND_LOADERS } from '../../src/cli/registry.ts';
import { EXIT_CODE_MEANINGS } from '../../src/cli/terminal/exit-code-meanings.ts';
import { EXIT_CODES } from '../../src/cli/terminal/exit-codes.ts';
import { SUCCESS_STATUS_CODES } from '../../src/delivery/outcome.ts';
import { DOCUMENTED_SCHEDULE } from '../../src/delivery/retry-schedule.ts';
import { ERROR_CODE_MEANINGS } from '../../src/errors/error-code-meanings.ts';
import { SIMULATOR_ERROR_CODES } from '../../src/errors/simulator-error.ts';
import { EVENT_CATALOG } from '../../src/events/catalog.ts';
import { FAULT_OPTIONS } from '../../src/faults/registry.ts';
import { formatDuration } from '../../src/internal/duration.ts';
import { COMMAND_NAMES } from '../../src/options/commands.ts';
import { defaultTextOf } from '../../src/options/default-text.ts';
import { OPTION_GROUPS, type OptionDefinition } from '../../src/options/option-definition.ts';
import { environmentVariable, flagOf, kebabCase } from '../../src/options/option-name.ts';
import { OPTIONS, optionsOf } from '../../src/options/registry.ts';
import { EVENT_ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../src/signature/header-names.ts';
import { DEVELOPMENT_SECRET } from '../../src/signature/sign.ts';
import { SIGNATURE_TOLERANCE_SECONDS } from '../../src/signature/verify.ts';
import { PACKAGE_ROOT } from '../package/built-package.ts';

const README = await readDocument('README.md');
const MANIFEST = JSON.parse(await readDocument('package.json'));
/** The README without line breaks. */
const PROSE = README.replaceAll(/\s+/g, ' ');
const WIDE = 10_000;
const JOURNEYS = await readdir(join(PACKAGE_ROOT, 'fixtures', 'journeys'));

it('keeps the README within 20 kB', () => {
  expect(Buffer.byteLength(README)).toBeLessThanOrEqual(20_000);
});

it('gives a meaning to every error code and exit code', () => {
  expect(Object.keys(ERROR_CODE_MEANINGS)).toEqual([...SIMULATOR_ERROR_CODES]);
  expect(EXIT_CODE_MEANINGS.map(([code]) => code)).toEqual(Object.values(EXIT_CODES));
});

it('lists every command and topic in the help, and no others', async () => {
  const help = await overview(WIDE);
  const listed = (heading: string) => {
    const [, list = ''] = new RegExp(`${heading}:\\n((?: {2}.*\\n)+)`).exec(help) ?? [];
    return [...list.matchAll(/^ {2}([\w-]+)/gm)].map(([, name]) => name);
  };

  expect(listed('Commands')).toEqual(Object.keys(COMMAND_LOADERS));
  expect(listed('Topics')).toEqual(HELP_TOPICS.map(({ name }) => name));
});

it('has a reference that is fresh', async () => {
  const COMMANDS = await Promise.all(Object.values(COMMAND_LOADERS).map((load) => load()));
  const facts = {
    COMMANDS,
    HELP_TOPICS,
    OPTIONS,
    OPTION_GROUPS,
    EXIT_CODE_MEANINGS,
    ERROR_CODE_MEANINGS,
    flagOf,
    environmentVariable,
    defaultTextOf,
  };

  expect(await readDocument('src/cli/REFERENCE.md')).toBe(reference(facts));
});

it('describes in the API every fault that an event of a workspace may be struck by', async () => {
  const { components } = JSON.parse(await readDocument('schemas/openapi.json'));

  expect(components.schemas.Faults).toEqual(faultsSchema(FAULT_OPTIONS));
});

it('names options in code as the registry does', async () => {
  expect(await readDocument('src/internal/library-words.generated.ts')).toBe(
    libraryWords({ OPTIONS, kebabCase }),
  );
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
    ...((await readDocument('src/load/load-worker.ts')).match(/(?<=\[')CF_WEBHOOK_SIM_[A-Z_]+(?='\])/g) ??
      []),
  ]);
  const texts = [README, ...HELP_TOPICS.map(({ text }) => text)].join('\n');
  const named = texts.match(/CF_WEBHOOK_SIM_[A-Z_]+(?!…)\b/g) ?? [];

  expect(named.length).toBeGreaterThan(0);
  for (const name of named) expect(known).toContain(name);
});

it('states the retry schedule and the success list as they are', () => {
  const waits = DOCUMENTED_SCHEDULE.map(formatDuration);
  const totalMs = DOCUMENTED_SCHEDULE.reduce((sum, waitMs) => sum + waitMs, 0);
  const codes = [...SUCCESS_STATUS_CODES];

  expect(PROSE).toContain(`after ${waits.slice(0, -1).join(', ')} and ${waits.at(-1)}, each`);
  expect(PROSE).toContain(`the last one ${formatDuration(totalMs)} after the event`);
  expect(PROSE).toContain(`is exactly ${codes.slice(0, -1).join(', ')} or ${codes.at(-1)}.`);
});

it('states header names, tolerance, secret and the size of the catalog as they are', () => {
  const inCatalog = (name: string) => EVENT_CATALOG.filter(({ catalog }) => catalog === name).length;

  for (const header of [SIGNATURE_HEADER, TIMESTAMP_HEADER, EVENT_ID_HEADER]) {
    expect(README.toLowerCase()).toContain(`\`${header.toLowerCase()}\``);
  }
  expect(PROSE).toContain(`more than ${SIGNATURE_TOLERANCE_SECONDS} s away`);
  expect(README).toContain(DEVELOPMENT_SECRET);
  expect(PROSE).toContain(
    `the ${inCatalog('documented')} documented event types and ${inCatalog('later')} that came later`,
  );
  expect(PROSE).toContain(`\`journeys\` lists ${JOURNEYS.length} such sequences`);
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

it('links from the README to headings that exist', async () => {
  const anchors = [...README.matchAll(/\]\(([^)#\s]*)#([^)]+)\)/g)];
  const headings = async (document: string) =>
    [...(await readDocument(document)).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );

  expect(anchors.length).toBeGreaterThan(0);
  for (const [, document = '', anchor] of anchors) {
    expect(await headings(document === '' ? 'README.md' : document), anchor).toContain(anchor);
  }
});

it('needs no placeholder for the owner of the repository', async () => {
  for (const name of ['README.md', 'action.yml', 'src/cli/REFERENCE.md']) {
    expect(await readDocument(name), name).not.toMatch(/\bOWNER\b/);
  }
});

it('publishes nothing without the address of the repository', () => {
  expect(MANIFEST.scripts.prepublishOnly).toBe('node .build/require-repository.mjs');
  expect(repositoryProblem('')).toContain('not set');
  expect(repositoryProblem('https://github.com/OWNER/cf-webhook-sim')).toContain('placeholder');
  expect(repositoryProblem('cf-webhook-sim')).toContain('https://github.com/');
  expect(repositoryProblem('https://github.com/someone/cf-webhook-sim')).toBeUndefined();
  expect(JSON.parse(publishedManifest('{}', 'https://github.com/someone/sim'))).toEqual({
    homepage: 'https://github.com/someone/sim#readme',
    bugs: 'https://github.com/someone/sim/issues',
    repository: { type: 'git', url: 'git+https://github.com/someone/sim.git' },
  });
});

it('has notes on the version in package.json', async () => {
  expect(await readDocument('CHANGELOG.md')).toContain(`## [${MANIFEST.version}]`);
});

function readDocument(name: string): Promise<string> {
  return readFile(join(PACKAGE_ROOT, name), 'utf8');
}
