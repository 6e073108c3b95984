import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import getPort from 'get-port';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CHECKS } from '../../src/checks/catalog/registry.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { correctExpress } from '../zoo/correct/express.ts';
import { optionalSignature } from '../zoo/receivers/auth-01-optional-signature.ts';
import { ZOO_SECRET } from '../zoo/zoo.ts';
import { listenAs, type ZooServer } from '../zoo/zoo-server.ts';
import { runCli } from './run-cli.ts';

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
ajvFormats.default(ajv);
const fitsSchema = ajv.compile(
  JSON.parse(readFileSync(new URL('../../schemas/check-report.schema.json', import.meta.url), 'utf8')),
);

let right: ZooServer;
let wrong: ZooServer;
beforeAll(async () => {
  right = await listenAs(correctExpress);
  wrong = await listenAs(optionalSignature);
});
afterAll(async () => {
  await right[Symbol.asyncDispose]();
  await wrong[Symbol.asyncDispose]();
});

it('lists the checks without a receiver', async () => {
  const { exitCode, stdout } = await runCli('check --list');

  expect(exitCode).toBe(0);
  for (const { id } of CHECKS) expect(stdout).toContain(`  ${id} `);
  expect(longest(stdout)).toBeLessThanOrEqual(80);
});

it('lists the checks as data', async () => {
  const { stdout } = await runCli('check --list --json --only AUTH-05');

  expect(JSON.parse(stdout)).toMatchObject([
    { id: 'AUTH-05a', group: 'replay-window', level: 'must', needs: [] },
    { id: 'AUTH-05b', level: 'should' },
    { id: 'AUTH-05c', level: 'info' },
  ]);
});

it('tells what it would send, and sends nothing', async () => {
  const port = await getPort();

  const { exitCode, stderr, stdout } = await runCli(`check ${port}/hooks --dry-run --only SIG-02,AUTH-05a`);

  expect(exitCode).toBe(0);
  expect(stdout).toContain('SIG-02');
  expect(stdout).not.toContain('SIG-01');
  expect(stderr).toContain(`At most 6 requests to http://localhost:${port}/hooks; nothing was sent.`);
});

it('passes a receiver that does everything right', async () => {
  const { exitCode, stdout } = await check(right, '--seed 7');

  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^ {2}✓ Control {16}2 passed\n {2}✓ Signature bytes {8}10 passed$/m);
  expect(stdout).toMatch(/^Not evaluated\n {2}– (?:.|\n)*AUTH-09a(?:.|\n)*: Requires /m);
  expect(stdout).toContain('seed 7');
  expect(longest(stdout.replaceAll(/^(?:Reproduce|passed).*$/gm, ''))).toBeLessThanOrEqual(80);
});

it('says last what it did not look at', async () => {
  const { stdout } = await check(right, '--only AUTH-01,IDEM,RET-02b');

  expect(lastLine(stdout)).toBe(
    'passed what responses can show: 8 checks; duplicates, order and loss need --probe-url (9 checks); ' +
      'repeated emails and charges need --effects (2 checks); outages need --break-command and --fix-command (1 check)',
  );
});

it('fails with --require-all where a check was not evaluated', async () => {
  const short = await check(right, '--require-all --only AUTH-01,AUTH-08');
  const whole = await check(right, '--require-all --only AUTH-01');

  expect(short.exitCode).toBe(1);
  expect(lastLine(short.stdout)).toMatch(
    /^incomplete: --require-all is set and 1 check not evaluated, \d checks passed; /,
  );
  expect(whole.exitCode).toBe(0);
  expect(lastLine(whole.stdout)).toMatch(/^passed: \d checks$/);
});

it('shows every check in a line with --verbose', async () => {
  const { stdout } = await check(right, '--only AUTH-01 --verbose');

  expect(stdout).toMatch(/^Forgery\n {2}✓ AUTH-01a /m);
});

it('prints nothing to stdout with --script but scripts', async () => {
  const { exitCode, stderr, stdout } = await check(wrong, '--only AUTH-01a --script');

  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^# AUTH-01a: .*\n/);
  expect(stdout).toMatch(/^curl -i --globoff http:\/\/127/m);
  expect(stderr).toContain('✗ AUTH-01a MUST');
  expect(longest(stdout)).toBeLessThanOrEqual(500);
});

it('speaks the language of the receiver', async () => {
  const { stdout } = await check(wrong, '--only AUTH-03 --stack rails');
  const { stdout: guessed } = await check(wrong, '--only AUTH-03 --json');

  expect(JSON.parse(guessed)).toMatchObject({ stack: 'express' });
  expect(stdout).not.toContain('Express');
});

it('shows what a receiver does wrong first, and in full with --verbose', async () => {
  const short = await check(wrong, '--seed 7 --only AUTH-01');
  expect(short.stdout).toMatch(/^✗ AUTH-01a MUST: .*\n {2}Observed /);
  expect(short.stdout).not.toContain('curl');

  const { exitCode, stdout } = await check(wrong, '--seed 7 --verbose');
  const [prose = ''] = stdout.split(/^body=/m);

  expect(exitCode).toBe(1);
  expect(prose).toContain('✗ AUTH-01a MUST: rejects an unsigned request');
  expect(prose).toMatch(/^ {2}Observed {2}200: neither a signature nor a timestamp header; /m);
  expect(prose).toMatch(/^ {2}Why {7}/m);
  expect(prose).toMatch(/^ {2}Fix {7}/m);
  expect(prose).toMatch(/^ {2}Docs {6}https:/m);
  expect(prose).toMatch(/^ {2}> POST http:\/\/127\.0\.0\.1/m);
  expect(prose).toMatch(/^ {2}< 200 after /m);
  expect(longest(prose)).toBeLessThanOrEqual(80);
  expect(stdout).toMatch(/^curl -i --globoff http:\/\/127/m);
  expect(stdout).toMatch(
    /^Reproduce: (?:npx )?cf-webhook-sim check http:\/\/\S+ --secret "\$CF_WEBHOOK_SIM_SECRET" --verbose --seed 7$/m,
  );
  expect(stdout).not.toContain(ZOO_SECRET);
});

it('names what --only and --exclude leave', async () => {
  const { stdout } = await check(right, '--only control,AUTH-01 --only SIG-02 --exclude AUTH-01c --verbose');

  expect([...stdout.matchAll(/^ {2}✓ (\S+)/gm)].map(([, id]) => id)).toEqual([
    'CTRL-01',
    'CTRL-02',
    'SIG-02',
    'AUTH-01a',
    'AUTH-01b',
  ]);
});

it('prints a report that its schema describes', async () => {
  for (const server of [right, wrong]) {
    const { stdout } = await check(server, '--json');
    const report: unknown = JSON.parse(stdout);

    fitsSchema(report);
    expect(fitsSchema.errors ?? []).toEqual([]);
    expect(JSON.stringify(report)).not.toContain(ZOO_SECRET);
  }
});

it('writes every kind of report', async () => {
  const folder = temporaryFolder();
  const names = ['text', 'json', 'ndjson', 'junit', 'ctrf', 'markdown', 'github', 'html'];
  const files = names.map((name) => `--reporter ${name}=${join(folder, name)}`);

  const { exitCode, stderr } = await check(wrong, `--only AUTH,SIG-02 ${files.join(' ')}`);

  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  const suites = new DOMParser().parseFromString(text('junit'), 'text/xml').getElementsByTagName('testsuite');
  expect(Array.from(suites, (suite) => suite.getAttribute('name'))).toEqual([
    'control',
    'signature-bytes',
    'forgery',
    'replay-window',
  ]);
  expect(text('junit')).toMatch(/<testcase name="AUTH-01a rejects an unsigned request"[^>]*>\s*<failure/);
  expect(text('junit')).toMatch(/<testcase name="AUTH-09a [^>]*>\s*<skipped/);
  expect(JSON.parse(text('ctrf'))).toMatchObject({ results: { summary: { failed: 1 } } });
  expect(text('markdown')).toMatch(/^## ❌ Checks of /);
  expect(text('github')).toMatch(/^::error title=AUTH-01a rejects an unsigned request/m);
  expect(text('html')).toContain('<h1 class="verdict failed">');
  expect(text('html')).toContain('<p class="lead">1 problem, ');
  expect(text('ndjson').trim().split('\n').at(-1)).toContain('"type":"checks-finished"');
  expect(text('text')).toContain('✗ AUTH-01a');
  for (const name of names) expect(text(name), name).not.toContain(ZOO_SECRET);
});

it('tells the verdict alone when it shall be quiet', async () => {
  expect((await check(wrong, '--quiet')).stdout).toBe('failed\n');
});

it('says that a receiver is not there with a code of its own', async () => {
  const { exitCode, stdout } = await runCli(`check ${await getPort()}`);

  expect(exitCode).toBe(3);
  expect(stdout).toContain('Could not connect to the receiver, so it was not tested.');
  expect(lastLine(stdout)).toMatch(/^incomplete: \d+ checks did not run, 0 checks passed$/);
});

it('claims nothing of a receiver that takes nothing', async () => {
  const { exitCode, stdout } = await runCli(`check ${right.url} --secret another`);

  expect(exitCode).toBe(1);
  expect(lastLine(stdout)).toMatch(/^incomplete: /);
  expect(stdout).toContain('probably a different secret');
  expect(stdout).not.toMatch(/^ {2}✗/m);
});

it('gives up on a receiver that hangs', async () => {
  const server = createServer(() => undefined);
  const port = await getPort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));

  const { exitCode, stdout } = await runCli(`check http://127.0.0.1:${port}/ --timeout 5s`);
  server.closeAllConnections();
  server.close();

  expect(exitCode).toBe(1);
  // A busy machine may have part in it; then the reason is another.
  expect(stdout).toMatch(
    /did not finish its response in|itself stalled|processors of this machine were busy/,
  );
});

it('starts the receiver, checks it and stops it', async () => {
  const port = await getPort();
  const receiver = new URL('../support/receivers/responding.mjs', import.meta.url).pathname;

  const { exitCode, stderr, stdout } = await runCli([
    ...['check', `http://127.0.0.1:${port}/`, '--only', 'AUTH-02a', '--'],
    ...[process.execPath, receiver],
  ]);

  expect(stderr).toContain('Started');
  expect(exitCode).toBe(1);
  expect(stdout).toContain('✗ AUTH-02a');
});

it.each([
  ['check', 'check requires a receiver'],
  ['check 3000 --only AUTH-99', 'Unknown check or group of checks "AUTH-99"'],
  ['check 3000 --json --quiet', '--json cannot be combined with --quiet'],
  ['check 3000 --max-requests none', '--max-requests: expected a whole number'],
  ['check https://example.com/', 'only local receivers are allowed by default'],
])('refuses %s', async (line, complaint) => {
  const { exitCode, stderr } = await runCli(line);

  expect(exitCode).toBe(2);
  expect(stderr).toContain(complaint);
});

function check({ url }: ZooServer, options: string) {
  return runCli(`check ${url} --secret ${ZOO_SECRET} ${options}`);
}

function lastLine(text: string): string | undefined {
  return text.trimEnd().split('\n').at(-1);
}

function longest(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length));
}
