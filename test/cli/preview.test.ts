import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DEVELOPMENT_SECRET, signBody } from '../../src/signature/sign.ts';
import { runCli } from './run-cli.ts';

it('prints the body as readable JSON with its keys in the order of the wire', async () => {
  const { exitCode, stdout, stderr } = await runCli('preview order.created --seed 7');

  expect(exitCode).toBe(0);
  expect(stderr).toBe('');
  expect(stdout.startsWith('{\n  "data": {\n    "id": ')).toBe(true);
  expect(Object.keys(JSON.parse(stdout) as object)).toEqual(
    'data page_id event_id funnel_id created_at event_type subject_id subject_type'.split(' '),
  );
});

it('prints the same bytes for the same seed, raw without a newline', async () => {
  const first = await runCli('preview contact.created --seed 7 --raw');
  const second = await runCli('preview contact.created --seed 7 --raw');
  const readable = await runCli('preview contact.created --seed 7');

  expect(first.stdout).toBe(second.stdout);
  expect(first.stdout).toMatch(/^\{"data":\{.*\}$/);
  expect(JSON.parse(readable.stdout)).toEqual(JSON.parse(first.stdout));
});

it('tells how to get the same again when no seed was given', async () => {
  const first = await runCli('preview contact.created --raw');
  const again = /--seed \d+ --now \S+/.exec(first.stderr)?.[0] ?? '';
  const second = await runCli(`preview contact.created --raw ${again}`);

  expect(again).not.toBe('');
  expect(second.stdout).toBe(first.stdout);
});

it("sets the story's present with --now", async () => {
  const { stdout } = await runCli('preview contact.created --seed 7 --now 2025-03-01T00:00:00Z');

  expect(JSON.parse(stdout)).toMatchObject({ created_at: '2025-03-01T00:00:00.000Z' });
});

it('shows the observed envelope and overrides', async () => {
  const { stdout } = await runCli([
    ...'preview contact.created --seed 7 --wire observed --set'.split(' '),
    'data.first_name=Ada',
  ]);

  expect(JSON.parse(stdout)).toMatchObject({ api_version: 2, data: { first_name: 'Ada' } });
});

it('marks an assumed V1 payload', async () => {
  const { stdout, stderr } = await runCli('preview order.created --api-version v1 --seed 7');

  expect(stderr).toContain('V1 payload is assumed');
  expect(JSON.parse(stdout)).toMatchObject({ data: { attributes: {} } });
});

it('keeps the spelling that was asked for', async () => {
  const { stdout } = await runCli('preview form_submission.created --seed 7');

  expect(JSON.parse(stdout)).toMatchObject({ event_type: 'form_submission.created' });
});

it('prints a signed curl command that a shell understands', async () => {
  const { exitCode, stdout, stderr } = await runCli([
    ...'preview contact.created --seed 7 --curl --to 4000 --secret s3cret --set'.split(' '),
    "data.first_name=D'Arcy",
  ]);
  const words = execFileSync('sh', ['-c', `curl() { printf '%s\\0' "$@"; }; ${stdout}`], {
    encoding: 'utf8',
  }).split('\0');
  const body = words[words.indexOf('--data-raw') + 1] ?? '';
  const timestamp = Number(
    words.find((word) => word.startsWith('X-Webhook-Clickfunnels-Timestamp'))?.split(': ')[1],
  );

  expect(exitCode).toBe(0);
  expect(words).toContain('http://localhost:4000/');
  expect(words).toContain(
    `X-Webhook-Clickfunnels-Signature: ${signBody({ secret: 's3cret', timestamp, body })}`,
  );
  expect(body).toContain("D'Arcy");
  expect(stderr).toContain('valid for 600 s');
});

it('signs with the development secret for localhost:3000 unless told otherwise', async () => {
  const { stdout } = await runCli('preview contact.created --seed 7 --curl');
  const { stdout: body } = await runCli('preview contact.created --seed 7 --raw');
  const timestamp = /Timestamp: (\d+)/.exec(stdout)?.[1] ?? '';

  expect(stdout).toContain('http://localhost:3000/');
  expect(stdout).toContain(signBody({ secret: DEVELOPMENT_SECRET, timestamp, body }));
});

it('shows a body from a file as it is, untouched', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'preview-')), 'body.json');
  writeFileSync(file, '{"b":1.50,"a":"\\u003c"}\n');

  const raw = await runCli(['preview', 'contact.created', '--raw', '--body', file]);
  const readable = await runCli(['preview', 'contact.created', '--body', file]);

  expect(raw.stdout).toBe('{"b":1.50,"a":"\\u003c"}\n');
  expect(readable.stdout).toBe('{\n  "b": 1.50,\n  "a": "\\u003c"\n}\n');
});

it.each([
  ['preview', 'an event type'],
  ['preview order.creatd', 'Did you mean "order.created"'],
  ['preview order.*', '"order.*" matches 4 event types, but this command takes one.'],
  ['preview runs/step.dontrunme --api-version v2', 'does not exist in V2'],
  ['preview contact.created --api-version v3', '--api-version: expected v1 or v2, got "v3".'],
  ['preview contact.created --now yesterday', '--now: expected a time in ISO 8601, got "yesterday".'],
  ['preview contact.created --raw --curl', '--raw cannot be combined with --curl.'],
  ['preview contact.created --curl --to example.com', 'add --allow-remote example.com'],
  ['preview contact.created --set data.first_nam=Ada', 'first_name'],
  ['preview contact.created --body nowhere.json', 'cannot read the file "nowhere.json"'],
])('refuses "%s"', async (commandLine, complaint) => {
  const { exitCode, stdout, stderr } = await runCli(commandLine);

  expect(exitCode).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(complaint);
});

it('minds the target only where it is used', async () => {
  const environment = { CF_WEBHOOK_SIM_TO: 'https://example.com' };

  const { exitCode } = await runCli('preview contact.created --seed 7', { environment });

  expect(exitCode).toBe(0);
});
