import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { starterFiles } from '../../src/cli/init/files.ts';
import { COMMAND_LOADERS } from '../../src/cli/registry.ts';
import { folderWith } from '../unit/config/temp-folder.ts';
import { runCli } from './run-cli.ts';

const ROOT = new URL('../../', import.meta.url);
const [CONFIG, WORKFLOW] = starterFiles('1.2.3').map(({ content }) => content);
const ACTION = parse(readFileSync(new URL('action.yml', ROOT), 'utf8'));
const SCRIPT: string = ACTION.runs.steps.at(-1).run;

it('writes a configuration file and a workflow, and says what to do next', async () => {
  const folder = inside(folderWith({}));

  const { exitCode, stdout, stderr } = await runCli('init');

  expect(exitCode).toBe(0);
  expect(stdout).toBe('wrote cf-webhook-sim.config.yaml\nwrote .github/workflows/webhooks.yml\n');
  expect(stderr).toContain('npx cf-webhook-sim run smoke');
  expect(readFileSync(join(folder, 'cf-webhook-sim.config.yaml'), 'utf8')).toBe(CONFIG);
});

it('writes runs that can be run at once', async () => {
  inside(folderWith({ 'cf-webhook-sim.config.yaml': CONFIG?.replace(/^to: .*$/m, '') }));

  const runs = await runCli('run');

  expect(runs.stdout).toContain('smoke');
  for (const name of ['smoke', 'duplicates', 'disorder']) {
    const { exitCode, stderr } = await runCli(`run ${name}`);
    expect(exitCode, stderr).toBe(0);
  }
});

it('overwrites nothing unless it is told to', async () => {
  const folder = inside(folderWith({ 'cf-webhook-sim.config.yaml': 'to: 3000\n' }));
  const file = join(folder, 'cf-webhook-sim.config.yaml');

  const refused = await runCli('init');
  expect(refused.exitCode).toBe(2);
  expect(refused.stderr).toContain('init overwrites nothing, and cf-webhook-sim.config.yaml exists.');
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
  const [, line = ''] = /cf-webhook-sim@1\.2\.3 (.*)$/m.exec(steps.map(({ run }) => run).join('\n')) ?? [];
  const [name = '', ...words] = line.split(' ');
  const command = await COMMAND_LOADERS[name]?.();

  expect(command?.takesChildCommand).toBe(true);
  expect(words.slice(-3)).toEqual(['--', 'npm', 'start']);
  for (const word of words.filter((each) => each.startsWith('--') && each !== '--')) {
    expect(Object.keys(command?.options ?? {})).toContain(word.slice(2));
  }
});

it.each([
  [{ INPUT_RUN: 'smoke' }, ['run', 'smoke', '--reporter', 'github', '--reporter', 'markdown']],
  [
    {
      INPUT_RUN: 'smoke',
      INPUT_ARGS: '--header "X-A: 1 2"',
      INPUT_REPORTERS: '',
      INPUT_RECEIVER: 'node "my server.js"',
    },
    ['run', 'smoke', '--header', 'X-A: 1 2', '--', 'node', 'my server.js'],
  ],
  [{ INPUT_ARGS: 'events $(touch pwned) ;ls' }, ['events', '$(touch', 'pwned)', ';ls']],
])('hands the inputs %j of the action to the command', (inputs, words) => {
  const { status, given, output } = runAction(inputs);

  expect(given).toEqual(['--yes', 'cf-webhook-sim@latest', ...words]);
  expect(status).toBe(3);
  expect(output).toBe('exit-code=3\n');
});

it('lets the action fail when it is told nothing to do', () => {
  expect(runAction({})).toMatchObject({ status: 2, given: [] });
});

it('describes every input of the action, and uses it', () => {
  const steps = JSON.stringify(ACTION.runs.steps);

  for (const [name, { description }] of Object.entries<{ description: string }>(ACTION.inputs)) {
    expect(description.length).toBeGreaterThan(10);
    expect(steps).toContain(`inputs.${name}`);
  }
});

/** Runs the script of the action with an `npx` that writes down its words and exits with 3. */
function runAction(inputs: Readonly<Record<string, string>>) {
  const folder = folderWith({
    npx: '#!/bin/sh\nprintf "%s\\n" "$@" >given\nexit 3\n',
    given: '',
    output: '',
  });
  chmodSync(join(folder, 'npx'), 0o755);
  const { status } = spawnSync('bash', ['-eo', 'pipefail', '-c', SCRIPT], {
    cwd: folder,
    env: {
      PATH: `${folder}:${process.env['PATH']}`,
      GITHUB_OUTPUT: join(folder, 'output'),
      INPUT_RUN: '',
      INPUT_ARGS: '',
      INPUT_RECEIVER: '',
      INPUT_REPORTERS: ACTION.inputs.reporters.default,
      INPUT_VERSION: ACTION.inputs.version.default,
      ...inputs,
    },
  });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return { status, given: read('given').split('\n').slice(0, -1), output: read('output') };
}

/** Works in a folder until the test is over. */
function inside(folder: string): string {
  const before = process.cwd();
  onTestFinished(() => process.chdir(before));
  process.chdir(folder);
  writeFileSync(join(folder, '.keep'), '');
  return folder;
}
