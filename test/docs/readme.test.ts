import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import getPort from 'get-port';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReceiver } from '../../src/receiver/receiver.ts';
import { optionalSignature } from '../zoo/receivers/auth-01-optional-signature.ts';
import { ZOO_SECRET } from '../zoo/zoo.ts';
import { listenAs } from '../zoo/zoo-server.ts';
import type { CodeBlock } from './markdown.ts';
import { BLOCKS, COMMAND_BLOCKS, codeOf, unexecutedBlocks } from './readme-blocks.ts';
import { createShell, receiverScript, type Shell } from './shell.ts';

const CONFIGURED = COMMAND_BLOCKS.filter(({ code }) => /cf-webhook-sim run (smoke|badDay)/.test(code));
const STARTING = COMMAND_BLOCKS.filter(({ code }) => code.includes('-- node server.js'));
const CHECKING = COMMAND_BLOCKS.filter(({ code }) => code.startsWith('npx cf-webhook-sim check'));
const FORWARDING = COMMAND_BLOCKS.filter(({ code }) => code.includes('--forward'));
const SENDING = COMMAND_BLOCKS.filter(
  (block) => ![...CONFIGURED, ...STARTING, ...CHECKING, ...FORWARDING].includes(block),
);

/** Stands for a tunnel to the port in its last word: brings in one webhook as soon as someone listens. */
const TUNNEL = `#!/usr/bin/env node
const port = /\\d+$/.exec(process.argv.at(-1))[0];
const body = '{"event_id":"e1","event_type":"order.created","data":{}}';
const bring = () =>
  fetch('http://127.0.0.1:' + port + '/hooks', { method: 'POST', body }).then(
    ({ status }) => console.log('brought in: ' + status),
    () => setTimeout(bring, 50),
  );
bring();
`;

let shell: Shell;

beforeAll(async () => {
  shell = await createShell();
});

afterAll(() => shell[Symbol.asyncDispose]());

it.each(SENDING)('has commands that work, in line $line', async (block) => {
  await using receiver = createReceiver();
  const { port } = await receiver.listen();

  const { exitCode, output } = await shell.run(
    block.code.replaceAll(/(--to \S*)\b3000\b/g, `$1${port}`),
    await shell.makeWorkplace({}),
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

  const { exitCode, output } = await shell.run(
    script.replace('"$CF_WEBHOOK_SIM_SECRET"', ZOO_SECRET),
    await shell.makeWorkplace({}),
  );

  expect(exitCode, output).toBe(1);
  const found = output.replaceAll(receiver.url, 'http://localhost:3000/');
  const passages = outputOf(block)?.code.split('[…]\n') ?? [];
  expect(passages.length).toBeGreaterThan(3);
  for (const passage of passages) expect(found).toContain(passage);
});

it.each(FORWARDING)('forwards what a tunnel brings in, in line $line', async ({ code }) => {
  await using receiver = createReceiver({ verify: false });
  const [{ port }, listening] = [await receiver.listen(), await getPort()];
  const script = code.replaceAll('3000', String(port)).replaceAll('4000', String(listening));
  const workplace = await shell.makeWorkplace({ cloudflared: TUNNEL, ngrok: TUNNEL, 'package.json': '{}' });

  const { exitCode, output } = await shell.run(
    `chmod +x cloudflared ngrok; PATH="$PWD:$PATH"; trap 'kill -INT $!; wait' EXIT\n${script}`,
    workplace,
  );

  expect(exitCode, output).toBe(0);
  expect(output).toContain('brought in: 200');
  expect(receiver.requests).toMatchObject([{ path: '/hooks', eventType: 'order.created' }]);
});

it('shows two tunnels', () => {
  expect(FORWARDING.map(({ code }) => /^(cloudflared|ngrok) /m.exec(code)?.[1])).toEqual([
    'cloudflared',
    'ngrok',
  ]);
});

it.each([
  { status: 204, code: 0, verdict: 'passed' },
  { status: 500, code: 1, verdict: 'failed' },
])('has a line for CI that exits with $code when the receiver responds $status', async (expected) => {
  const [block] = STARTING;
  const port = await getPort();
  const workplace = await shell.makeWorkplace({ 'server.js': receiverScript(port, expected.status) });

  const { exitCode, output } = await shell.run((block?.code ?? '').replace('3000', String(port)), workplace);

  expect(exitCode, output).toBe(expected.code);
  expect(await readFile(join(workplace, 'webhooks.xml'), 'utf8')).toContain('<testsuites');
  expect(await readFile(join(workplace, 'summary.md'), 'utf8')).toContain(expected.verdict);
});

it('has a configuration file with runs that work', async () => {
  const [block] = CONFIGURED;
  const port = await getPort();
  const workplace = await shell.makeWorkplace({
    'server.js': receiverScript(port, 204),
    'cf-webhook-sim.config.yaml': codeOf('config').replace('3000', String(port)),
  });

  const { exitCode, output } = await shell.run(block?.code ?? '', workplace);

  expect(exitCode, output).toBe(0);
  expect(output.match(/^passed/gm)).toHaveLength(2);
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
    .replaceAll(/(?<= \d{3}| p50| max| ·) +[\d.]+ m?s\b/g, ' N ms');
}
