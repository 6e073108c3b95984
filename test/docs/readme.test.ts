import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReceiver } from '../../src/receiver/receiver.ts';
import { DEVELOPMENT_SECRET, signBody } from '../../src/signature/sign.ts';
import {
  BUILT_BIN,
  buildPackage,
  compileProject,
  PACKAGE_ROOT,
  USER_TSCONFIG,
} from '../package/built-package.ts';
import { type CodeBlock, codeBlocks } from './markdown.ts';

const README = await readFile(join(PACKAGE_ROOT, 'README.md'), 'utf8');
const BLOCKS = codeBlocks(README);
const COMMAND_BLOCKS = BLOCKS.filter(({ language, code }) => language === 'sh' && code.startsWith('npx '));
const LISTEN_BLOCKS = COMMAND_BLOCKS.filter(({ code }) => code.startsWith('npx cf-webhook-sim listen'));
const OTHER_BLOCKS = BLOCKS.filter(
  (block) =>
    block.language === 'sh' && /^npx cf-webhook-sim/m.test(block.code) && !LISTEN_BLOCKS.includes(block),
);

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readme-'));
  await buildPackage();
  await makeCommands();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

it.each(OTHER_BLOCKS)('has commands that work, in line $line', async (block) => {
  const workplace = await mkdtemp(join(folder, 'block-'));
  await using receiver = createReceiver();
  const { port } = await receiver.listen();

  const { exitCode, output } = await runScript(
    block.code.replaceAll(/(--to \S*)\b3000\b/g, `$1${port}`),
    workplace,
  );

  expect(exitCode, output).toBe(0);
  const shown = outputOf(block);
  if (shown !== undefined) expect(masked(output)).toBe(masked(shown.code));
  if (/^npx cf-webhook-sim send .*--to/m.test(block.code))
    expect(receiver.summary().events).toBeGreaterThan(0);
});

it.each(LISTEN_BLOCKS)('has a receiver that listens, in line $line', async ({ code }) => {
  const words = code.trim().split(' ').slice(2);
  const receiver = execa('node', [BUILT_BIN, ...words.map((word) => (word === '4000' ? '0' : word))], {
    env: { CI: 'true' },
    all: true,
  });

  for await (const line of receiver.iterable({ from: 'all' })) {
    if (!String(line).includes('http://')) continue;
    receiver.kill('SIGINT');
    break;
  }

  expect((await receiver).exitCode).toBe(0);
});

it('has library code that compiles and runs', async () => {
  const [block] = BLOCKS.filter(({ language }) => language === 'ts');
  await using receiver = createReceiver();
  const { port } = await receiver.listen();
  const project = await makeProject({ 'library.ts': (block?.code ?? '').replace('3000', String(port)) });

  await compileProject(project);
  const { stdout } = await execa('node', ['out/library.js'], { cwd: project });

  expect(stdout).toBe("delivered\n[ { kind: 'response', statusCode: 200 } ]");
  expect(JSON.parse(String(receiver.requests[0]?.body)).data.total_amount).toBe('49.00');
});

it('has receiver code that tells genuine requests from others', async () => {
  const [block] = BLOCKS.filter(({ language }) => language === 'js');
  const project = await makeProject({ 'receiver.js': block?.code ?? '' });
  const { isGenuine } = await import(pathToFileURL(join(project, 'receiver.js')).href);
  const body = Buffer.from('{"data":{}}');
  const secret = DEVELOPMENT_SECRET;
  const signed = (timestamp: number) => ({
    timestamp: String(timestamp),
    signature: signBody({ secret, timestamp, body }),
  });
  const now = Math.floor(Date.now() / 1_000);

  expect(isGenuine(body, signed(now), secret)).toBe(true);
  expect(isGenuine(body, signed(now - 700), secret)).toBe(false);
  expect(isGenuine(body, signed(now + 700), secret)).toBe(false);
  expect(isGenuine(body, { ...signed(now), timestamp: String(now - 1) }, secret)).toBe(false);
  expect(isGenuine(body, { ...signed(now), timestamp: 'soon' }, secret)).toBe(false);
  expect(isGenuine(body, {}, secret)).toBe(false);
  expect(isGenuine(Buffer.from('{"data":{} }'), signed(now), secret)).toBe(false);
  expect(isGenuine(body, signed(now), 'another')).toBe(false);
});

it('has a configuration file that works', async () => {
  const [block] = BLOCKS.filter(({ language }) => language === 'yaml');
  await using receiver = createReceiver();
  const { port } = await receiver.listen();
  const project = await makeProject({
    'cf-webhook-sim.config.yaml': (block?.code ?? '')
      .replace(/^receiver:.*\n/, '')
      .replace('3000', String(port)),
  });

  const { exitCode, output } = await runScript('npx cf-webhook-sim run smoke', project);

  expect(exitCode, output).toBe(0);
  expect(receiver.summary().events).toBeGreaterThan(1);
});

it('has no code block that nothing executes', () => {
  const executed = new Set<CodeBlock>([...LISTEN_BLOCKS, ...OTHER_BLOCKS]);
  const others = BLOCKS.filter((block) => !executed.has(block) && block.language !== 'text');

  expect(others.map(({ language, code }) => [language, code.split('\n')[0]])).toEqual([
    ['sh', 'npm install && npx cf-webhook-sim send order.created'],
    ['sh', 'npm install && npm test'],
    ['sh', 'npm install --save-dev cf-webhook-sim'],
    ['ts', "import { createSimulator } from 'cf-webhook-sim';"],
    ['yaml', 'receiver: node server.js'],
    ['js', "import { createHmac, timingSafeEqual } from 'node:crypto';"],
  ]);
});

/** The `text` block that follows a block of commands shows what they print. */
function outputOf(block: CodeBlock): CodeBlock | undefined {
  const next = BLOCKS[BLOCKS.indexOf(block) + 1];
  return next?.language === 'text' ? next : undefined;
}

/** Text with everything replaced that differs from run to run: ports, times of day, answer times. */
function masked(output: string): string {
  return output
    .trimEnd()
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')
    .replaceAll(/ \d\d:\d\d:\d\d /g, ' TIME ')
    .replaceAll(/ +[\d.]+ ms\b/g, ' N ms');
}

/** Runs shell lines; stdout and stderr go to one file, in the order in which they were written, as on a terminal. */
async function runScript(
  script: string,
  cwd: string,
): Promise<{ readonly exitCode: number | undefined; readonly output: string }> {
  const { exitCode } = await execa('bash', ['-euo', 'pipefail', '-c', `exec > .output 2>&1\n${script}`], {
    cwd,
    stdin: 'ignore',
    env: { PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`, CI: 'true', NO_COLOR: '1' },
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

/** A project that depends on this package as it is built. */
async function makeProject(files: Readonly<Record<string, string>>): Promise<string> {
  const project = await mkdtemp(join(folder, 'project-'));
  await mkdir(join(project, 'node_modules'));
  await symlink(PACKAGE_ROOT, join(project, 'node_modules', 'cf-webhook-sim'), 'junction');
  await writeFile(join(project, 'package.json'), JSON.stringify({ type: 'module' }));
  await writeFile(join(project, 'tsconfig.json'), JSON.stringify(USER_TSCONFIG));
  for (const [name, content] of Object.entries(files)) await writeFile(join(project, name), content);
  return project;
}
