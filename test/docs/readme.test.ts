import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import getPort from 'get-port';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createReceiver } from '../../src/receiver/receiver.ts';
import { BUILT_BIN, buildPackage, PACKAGE_ROOT } from '../package/built-package.ts';
import { optionalSignature } from '../zoo/receivers/auth-01-optional-signature.ts';
import { ZOO_SECRET } from '../zoo/zoo.ts';
import { listenAs } from '../zoo/zoo-server.ts';
import type { CodeBlock } from './markdown.ts';
import { BLOCKS, COMMAND_BLOCKS, codeOf, unexecutedBlocks } from './readme-blocks.ts';

const LISTENING = COMMAND_BLOCKS.filter(({ code }) => /^npx cf-webhook-sim (listen|serve)/.test(code));
const CONFIGURED = COMMAND_BLOCKS.filter(({ code }) => /cf-webhook-sim run (smoke|badDay)/.test(code));
const STARTING = COMMAND_BLOCKS.filter(({ code }) => code.includes('-- node server.js'));
const CHECKING = COMMAND_BLOCKS.filter(({ code }) => code.startsWith('npx cf-webhook-sim check'));
const SENDING = COMMAND_BLOCKS.filter(
  (block) => ![...LISTENING, ...CONFIGURED, ...STARTING, ...CHECKING].includes(block),
);

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readme-'));
  await buildPackage();
  await makeCommands();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

it.each(SENDING)('has commands that work, in line $line', async (block) => {
  await using receiver = createReceiver();
  const { port } = await receiver.listen();

  const { exitCode, output } = await runScript(
    block.code.replaceAll(/(--to \S*)\b3000\b/g, `$1${port}`),
    await makeWorkplace({ 'bundle.yaml': codeOf('journey') }),
  );

  expect(exitCode, output).toBe(0);
  const shown = outputOf(block);
  if (shown !== undefined) expect(masked(output)).toBe(masked(shown.code));
  if (/^npx cf-webhook-sim send .*--to/m.test(block.code))
    expect(receiver.summary().events).toBeGreaterThan(0);
});

it.each(CHECKING)('shows what a check finds, in line $line', async (block) => {
  await using receiver = await listenAs(optionalSignature);
  const script = block.code.replace('http://localhost:3000/', receiver.url);

  const { exitCode, output } = await runScript(
    script.replace('"$WEBHOOK_SECRET"', ZOO_SECRET),
    await makeWorkplace({}),
  );

  expect(exitCode, output).toBe(1);
  const found = output.replaceAll(receiver.url, 'http://localhost:3000/');
  const passages = outputOf(block)?.code.split('[…]\n') ?? [];
  expect(passages.length).toBeGreaterThan(3);
  for (const passage of passages) expect(found).toContain(passage);
});

it.each(LISTENING)('has a receiver that listens, in line $line', async ({ code }) => {
  const words = code.trim().split(' ').slice(2);
  const receiver = execa(
    'node',
    [
      BUILT_BIN,
      ...words.map((word) =>
        /^4[05]00$/.test(word) ? '0' : word === 'workspace' ? join(folder, word) : word,
      ),
    ],
    {
      env: { CI: 'true' },
      all: true,
    },
  );

  for await (const line of receiver.iterable({ from: 'all' })) {
    if (!String(line).includes('http://')) continue;
    receiver.kill('SIGINT');
    break;
  }

  expect((await receiver).exitCode).toBe(0);
});

it.each([
  { status: 204, code: 0, verdict: 'passed' },
  { status: 500, code: 1, verdict: 'failed' },
])('has a line for CI that exits with $code when the receiver responds $status', async (expected) => {
  const [block] = STARTING;
  const port = await getPort();
  const workplace = await makeWorkplace({ 'server.js': receiverScript(port, expected.status) });

  const { exitCode, output } = await runScript((block?.code ?? '').replace('3000', String(port)), workplace);

  expect(exitCode, output).toBe(expected.code);
  expect(await readFile(join(workplace, 'webhooks.xml'), 'utf8')).toContain('<testsuites');
  expect(await readFile(join(workplace, 'summary.md'), 'utf8')).toContain(expected.verdict);
});

it('has a configuration file that works, with runs and an event type of its own', async () => {
  const [block] = CONFIGURED;
  const port = await getPort();
  const workplace = await makeWorkplace({
    'server.js': receiverScript(port, 204),
    'cf-webhook-sim.config.yaml': codeOf('config').replace('3000', String(port)),
    'order-packed.schema.json': codeOf('dataSchema'),
  });

  const { exitCode, output } = await runScript(block?.code ?? '', workplace);

  expect(exitCode, output).toBe(0);
  expect(output.match(/^passed/gm)).toHaveLength(3);
  expect(output).toContain('workflows/order_packed');
});

it('has a step for a workflow whose inputs the action knows', async () => {
  const action = parse(await readFile(join(PACKAGE_ROOT, 'action.yml'), 'utf8'));
  const [, step] = parse(codeOf('workflow')).steps;

  expect(step.uses).toMatch(/\/cf-webhook-sim@v\d+$/);
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with)));
  expect(Object.keys(parse(codeOf('config')).runs)).toContain(step.with.run);
});

it('has no code block that nothing executes', () => {
  expect(unexecutedBlocks()).toEqual([]);
});

/** The `text` block that follows a block of commands shows what they print. */
function outputOf(block: CodeBlock): CodeBlock | undefined {
  const next = BLOCKS[BLOCKS.indexOf(block) + 1];
  return next?.language === 'text' ? next : undefined;
}

/** Text with everything replaced that differs from run to run: ports, times of day, response times. */
function masked(output: string): string {
  return output
    .trimEnd()
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')
    .replaceAll(/ \d\d:\d\d:\d\d /g, ' TIME ')
    .replaceAll(/ +[\d.]+ ms\b/g, ' N ms');
}

/** A receiver of the user's own, which always responds the same. */
function receiverScript(port: number, status: number): string {
  return `import { createServer } from 'node:http';
    createServer((request, response) => {
      request.resume().on('end', () => response.writeHead(${status}).end());
    }).listen(${port}, '127.0.0.1');`;
}

/** Runs shell lines; stdout and stderr go to one file, in the order in which they were written, as on a terminal. */
async function runScript(
  script: string,
  cwd: string,
): Promise<{ readonly exitCode: number | undefined; readonly output: string }> {
  const { exitCode } = await execa('bash', ['-euo', 'pipefail', '-c', `exec > .output 2>&1\n${script}`], {
    cwd,
    stdin: 'ignore',
    env: {
      PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`,
      CI: 'true',
      NO_COLOR: '1',
      GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'),
    },
    reject: false,
  });
  return { exitCode, output: await readFile(join(cwd, '.output'), 'utf8') };
}

/** Puts an `npx` before the real one that runs the built command at once, and a `jq` where there is none. */
async function makeCommands(): Promise<void> {
  await mkdir(join(folder, 'bin'));
  await makeCommand('npx', `shift\nexec "${process.execPath}" "${BUILT_BIN}" "$@"`);
  const { exitCode } = await execa('jq', ['--version'], { reject: false });
  if (exitCode !== 0) await makeCommand('jq', 'exec cat');
}

async function makeCommand(name: string, script: string): Promise<void> {
  const path = join(folder, 'bin', name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
}

/** A folder with these files, in which code is ES modules. */
async function makeWorkplace(files: Readonly<Record<string, string>>): Promise<string> {
  const workplace = await mkdtemp(join(folder, 'workplace-'));
  const all = { 'package.json': JSON.stringify({ type: 'module' }), ...files };
  for (const [name, content] of Object.entries(all)) await writeFile(join(workplace, name), content);
  return workplace;
}
