import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { starterFiles } from '../../../src/cli/init/files.ts';
import { COMMAND_NAMES } from '../../../src/options/commands.ts';
import { optionsOf } from '../../../src/options/registry.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const ROOT = new URL('../../../', import.meta.url).pathname;
const TEXT = readFileSync(`${ROOT}action.yml`, 'utf8');
const { inputs: INPUTS, runs } = parse(TEXT);
const STEPS: readonly { readonly id?: string; readonly run?: string }[] = runs.steps;
const SCRIPT = STEPS.find(({ id }) => id === 'simulate')?.run ?? '';

it('splits args at spaces, and keeps what stands in quotes together', () => {
  const { words } = step({ args: `send order.created  --set 'data.a=x  y'\n--expect="p95 < 5s" ''` });

  expect(words).toEqual(['send', 'order.created', '--set', 'data.a=x  y', '--expect=p95 < 5s', '']);
});

it.each([
  ['args', { args: `send order.created --expect='attempts=1` }, `'attempts=1`],
  ['args', { args: `send --set data.first_name=O'Brien --attempts 1` }, `'Brien --attempts 1`],
  ['receiver', { args: 'send order.created', receiver: `node server.js --title=Ann's` }, `'s`],
  ['reporters', { args: 'send order.created', reporters: 'junit="a b.xml' }, '"a b.xml'],
])('fails with a sentence where a quote in %s is never closed, and runs nothing', (input, inputs, rest) => {
  const { exitCode, words, output, stdout } = step(inputs);

  expect({ exitCode, words, output }).toEqual({ exitCode: 2, words: undefined, output: 'exit-code=2\n' });
  expect(stdout).toBe(
    `::error::The input "${input}" has an unclosed quote: ${rest}. Close it, or use the other kind of quotes.\n`,
  );
});

it('writes no second workflow command where an input has several lines', () => {
  const { exitCode, stdout } = step({ args: "send '\n::add-mask::x" });

  expect(exitCode).toBe(2);
  expect(stdout.trim().split('\n')).toHaveLength(1);
});

it('keeps backslashes, in quotes and without', () => {
  const { words } = step({
    args: String.raw`send --merge C:\app\a.json`,
    receiver: String.raw`node "C:\my app\s.js"`,
  });

  expect(words).toEqual([
    'send',
    '--merge',
    String.raw`C:\app\a.json`,
    '--',
    'node',
    String.raw`C:\my app\s.js`,
  ]);
});

it('keeps a quoted value over two lines, and never expands what it reads', () => {
  const { words } = step({ args: "send 'a\nb' $HOME * `id` $(id)" });

  expect(words).toEqual(['send', 'a\nb', '$HOME', '*', '`id`', '$(id)']);
});

it('gives the reporters to every command that has them, and to no other', () => {
  for (const name of COMMAND_NAMES) {
    const { words } = step({ args: name, reporters: 'github junit=a.xml' });

    // "config" only explains the options of others, and "serve" ends when it is told to.
    const reports = 'reporter' in optionsOf(name) && name !== 'config' && name !== 'serve';
    const given = reports ? ['--reporter', 'github', '--reporter', 'junit=a.xml'] : [];
    expect(words).toEqual([name, ...given]);
  }
});

it('gives the reporters to the tool where args end in the command of a receiver', () => {
  const { words } = step({ args: 'send order.created -- node server.js', reporters: 'github' });

  expect(words).toEqual(['send', '--reporter', 'github', 'order.created', '--', 'node', 'server.js']);
});

it('passes on the exit code, as the result and as an output', () => {
  expect(step({ run: 'smoke' }, 3)).toMatchObject({
    exitCode: 3,
    output: 'exit-code=3\n',
    words: ['run', 'smoke'],
  });
});

it('reports to GitHub by default, and runs nothing that stands in args', () => {
  expect(step({ run: 'smoke', reporters: INPUTS.reporters.default }).words).toEqual([
    ...['run', '--reporter', 'github', '--reporter', 'markdown', 'smoke'],
  ]);
  expect(step({ args: 'events $(touch pwned) ;ls' }).words).toEqual(['events', '$(touch', 'pwned)', ';ls']);
});

it('describes every input of the action, and uses it', () => {
  for (const [name, { description }] of Object.entries<{ description: string }>(INPUTS)) {
    expect(description.length).toBeGreaterThan(10);
    expect(JSON.stringify(STEPS)).toContain(`inputs.${name}`);
  }
});

it('checks a receiver', () => {
  const inputs = {
    check: 'auto/webhooks',
    receiver: 'node server.js',
    args: '--strict',
    reporters: 'github',
  };

  expect(step(inputs).words).toEqual([
    ...['check', '--reporter', 'github', 'auto/webhooks', '--strict', '--', 'node', 'server.js'],
  ]);
  expect(step({ check: '3000', run: 'smoke' })).toMatchObject({ exitCode: 2, words: undefined });
});

it('uses the version that is asked for, or else the one that is installed', () => {
  expect(step({ run: 'smoke' }).package).toBe('cf-webhook-sim@1.2.3');
  expect(step({ run: 'smoke', version: '' }).package).toBe('cf-webhook-sim');
});

it('asks for a run or args where neither is given', () => {
  expect(step({ args: ' \n ' })).toMatchObject({ exitCode: 2, words: undefined });
});

it('pins every action in a workflow by its digest, the same one everywhere', () => {
  const folder = `${ROOT}.github/workflows/`;
  const workflows = readdirSync(folder).map((file) => readFileSync(folder + file, 'utf8'));
  const texts = [
    TEXT,
    ...workflows,
    ...starterFiles({ tool: 'npx cf-webhook-sim', install: 'npm ci' }).map(({ content }) => content),
  ];
  const pins = new Map<string, Set<string>>();

  for (const [, name = '', pin = ''] of texts.join('\n').matchAll(/\buses: ([^@\s]+)@(.*)$/gm)) {
    pins.set(name, new Set([...(pins.get(name) ?? []), pin]));
  }

  expect([...pins.keys()]).toEqual(
    expect.arrayContaining(['actions/checkout', 'actions/setup-node', 'actions/upload-artifact']),
  );
  for (const [name, found] of pins) {
    expect([...found], name).toEqual([expect.stringMatching(/^[0-9a-f]{40} # v\d+\.\d+\.\d+$/)]);
  }
});

/** Runs the action's own script as a runner does, with a package that only writes down its words. */
function step(inputs: Readonly<Record<string, string>>, packageExitCode = 0) {
  const folder = temporaryFolder();
  const npx = join(folder, 'npx');
  writeFileSync(
    npx,
    `#!/bin/sh\nprintf '%s' "$2" > '${folder}/package'\nshift 2\nprintf '%s\\0' "$@" > '${folder}/words'\nexit ${packageExitCode}\n`,
  );
  chmodSync(npx, 0o755);

  const { status, stdout } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', SCRIPT], {
    encoding: 'utf8',
    env: {
      PATH: `${folder}:${process.env['PATH']}`,
      GITHUB_OUTPUT: join(folder, 'output'),
      INPUT_CHECK: inputs['check'] ?? '',
      INPUT_RUN: inputs['run'] ?? '',
      INPUT_ARGS: inputs['args'] ?? '',
      INPUT_RECEIVER: inputs['receiver'] ?? '',
      INPUT_REPORTERS: inputs['reporters'] ?? '',
      INPUT_VERSION: inputs['version'] ?? '1.2.3',
    },
  });
  const read = (name: string) => {
    const file = join(folder, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
  return {
    exitCode: status,
    stdout,
    output: read('output'),
    package: read('package'),
    words: read('words')?.split('\0').slice(0, -1),
  };
}
