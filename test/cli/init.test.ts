import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { starterFiles } from '../../src/cli/init/files.ts';
import { COMMAND_LOADERS } from '../../src/cli/registry.ts';
import { optionsOf } from '../../src/options/registry.ts';
import { folderWith } from '../unit/config/temp-folder.ts';
import { runCli } from './run-cli.ts';

const ROOT = new URL('../../', import.meta.url);
const [CONFIG, WORKFLOW] = starterFiles({ tool: 'npx --yes cf-webhook-sim@1.2.3', install: 'npm ci' }).map(
  ({ content }) => content,
);

it('writes a configuration file and a workflow, and says what to do next', async () => {
  const folder = inside(folderWith({}));

  const { exitCode, stdout, stderr } = await runCli('init');

  expect(exitCode).toBe(0);
  expect(stdout).toBe('wrote cf-webhook-sim.config.yaml\nwrote .github/workflows/webhooks.yml\n');
  expect(stderr).toContain('run check\n');
  expect(stderr).toMatch(/GitLab, in \.gitlab-ci\.yml:.*CircleCI, in \.circleci\/config\.yml/s);
  expect(readFileSync(join(folder, 'cf-webhook-sim.config.yaml'), 'utf8')).toBe(CONFIG);
});

it('writes runs that can be run at once', async () => {
  inside(folderWith({ 'cf-webhook-sim.config.yaml': CONFIG?.replace(/^to: .*$/m, '') }));

  const runs = await runCli('run');

  expect(runs.stdout).toMatch(/check +find what will break in production\n +smoke/);
  for (const name of ['smoke', 'duplicates', 'disorder']) {
    const { exitCode, stderr } = await runCli(`run ${name}`);
    expect(exitCode, stderr).toBe(0);
  }
});

it('writes a workflow that uses the installed version, where there is one', async () => {
  const folder = inside(folderWith({ 'package.json': '{"devDependencies":{"cf-webhook-sim":"^0.1.0"}}' }));

  const { stderr } = await runCli('init');

  const workflow = readFileSync(join(folder, '.github/workflows/webhooks.yml'), 'utf8');
  expect(workflow).toMatch(/- run: npm ci$/m);
  expect(workflow).toMatch(/^ +npx cf-webhook-sim run check$/m);
  expect(stderr).toContain('- npx cf-webhook-sim run check --reporter junit=webhooks/check.xml -- npm start');
});

it('writes a workflow without npm for a project of another language', async () => {
  const folder = inside(folderWith({}));

  await runCli('init');

  const workflow = readFileSync(join(folder, '.github/workflows/webhooks.yml'), 'utf8');
  expect(workflow).not.toContain('npm ci');
  expect(workflow).toMatch(/^ +npx --yes cf-webhook-sim@\d+\.\d+\.\d+ run check$/m);
});

it('overwrites nothing unless it is told to', async () => {
  const folder = inside(folderWith({ 'cf-webhook-sim.config.yaml': 'to: 3000\n' }));
  const file = join(folder, 'cf-webhook-sim.config.yaml');

  const refused = await runCli('init');
  expect(refused.exitCode).toBe(2);
  expect(refused.stderr).toContain('init does not overwrite files, but cf-webhook-sim.config.yaml exists.');
  expect(readFileSync(file, 'utf8')).toBe('to: 3000\n');

  expect((await runCli('init --force')).exitCode).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(CONFIG);
});

it('shows what it would write', async () => {
  const folder = inside(folderWith({}));

  const { stdout } = await runCli('init --print');

  expect(stdout).toContain(CONFIG);
  expect(stdout).toContain('# .github/workflows/webhooks.yml\n');
  expect(() => readFileSync(join(folder, 'cf-webhook-sim.config.yaml'))).toThrow('ENOENT');
});

it('writes a configuration that its schema allows, also with every comment taken in', () => {
  const schema = JSON.parse(readFileSync(new URL('schemas/config.schema.json', ROOT), 'utf8'));
  const validate = new Ajv2020({ strict: false }).compile(schema);
  const everything = (CONFIG ?? '').replaceAll(/^# ( *(?:- |[a-zA-Z/_]+: ?(?![a-z].* [a-z].* )).*)$/gm, '$1');

  expect(validate(parse(CONFIG ?? '')), JSON.stringify(validate.errors)).toBe(true);
  expect(Object.keys(parse(everything))).toEqual(
    expect.arrayContaining(['attempts', 'schedule', 'header', 'receiver', 'events', 'contactAttributes']),
  );
  expect(validate(parse(everything)), JSON.stringify(validate.errors)).toBe(true);
});

it('uses commands and options that exist in the workflow', async () => {
  const steps: { run?: string }[] = parse(WORKFLOW ?? '').jobs.webhooks.steps;
  const lines = [
    ...steps
      .map(({ run }) => run)
      .join('\n')
      .matchAll(/cf-webhook-sim@1\.2\.3 (.*)$/gm),
  ];
  expect(lines.map(([, line]) => line?.split(' ').slice(0, 2).join(' '))).toEqual(['run check', 'run smoke']);
  const [, line = ''] = lines[0] ?? [];
  const [name, ...words] = line.split(' ');
  const command = await COMMAND_LOADERS.run();

  expect(name).toBe('run');
  expect(command.takesChildCommand).toBe(true);
  expect(words.slice(-3)).toEqual(['--', 'npm', 'start']);
  for (const word of words.filter((each) => each.startsWith('--') && each !== '--')) {
    expect(Object.keys(optionsOf('run'))).toContain(word.slice(2));
  }
});

/** Works in a folder until the test is over. */
function inside(folder: string): string {
  const before = process.cwd();
  onTestFinished(() => process.chdir(before));
  process.chdir(folder);
  writeFileSync(join(folder, '.keep'), '');
  return folder;
}
