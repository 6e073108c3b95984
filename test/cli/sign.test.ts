import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

const BODY = '{"data":{},"event_id":"0b6a1b62-2f0e-4f3a-9d43-3a5d3f1e7c11"}';
/** printf '%s' "1767225600.$BODY" | openssl dgst -sha256 -hmac s3cret */
const SIGNATURE = 'c7c857670136ab14e6badf71f68e866ad7583c526056ac4d08bf38835f1960bf';

function file(content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'sign-')), 'body.json');
  writeFileSync(path, content);
  return path;
}

it('prints the headers of a signed request', async () => {
  const { exitCode, stdout, stderr } = await runCli([
    ...'sign --secret s3cret --timestamp 1767225600 --body'.split(' '),
    file(BODY),
  ]);

  expect(exitCode).toBe(0);
  expect(stdout.split('\n')).toEqual([
    `X-Webhook-Clickfunnels-Signature: ${SIGNATURE}`,
    'X-Webhook-Clickfunnels-Timestamp: 1767225600',
    'X-Webhook-Clickfunnels-Id: 0b6a1b62-2f0e-4f3a-9d43-3a5d3f1e7c11',
    '',
  ]);
  expect(stderr).toBe('');
});

it('prints JSON, without an id where the body names no event', async () => {
  const { stdout } = await runCli([...'sign --json --timestamp 1767225600 --body'.split(' '), file('hello')]);

  expect(JSON.parse(stdout)).toEqual({
    signature: expect.stringMatching(/^[0-9a-f]{64}$/),
    timestamp: 1_767_225_600,
    headers: {
      'X-Webhook-Clickfunnels-Signature': expect.stringMatching(/^[0-9a-f]{64}$/),
      'X-Webhook-Clickfunnels-Timestamp': '1767225600',
    },
  });
});

it('makes signatures that verify accepts, as of now', async () => {
  const body = file(BODY);
  const signed = await runCli(['sign', '--json', '--body', body]);
  const { signature, timestamp } = JSON.parse(signed.stdout) as { signature: string; timestamp: number };

  const verified = await runCli(`verify --body ${body} --signature ${signature} --timestamp ${timestamp}`);

  expect(verified.exitCode).toBe(0);
});

it('points out a newline at the end of the body', async () => {
  const { stderr } = await runCli(['sign', '--body', file(`${BODY}\n`)]);

  expect(stderr).toContain('ends with a newline');
});

it.each([
  ['yesterday', '--timestamp: expected a whole number'],
  ['1e9', '--timestamp: expected a whole number'],
  ['-5', '--timestamp: expected a whole number'],
  ['1767225600000', 'For example --timestamp 1767225600.'],
])('refuses the timestamp %s', async (timestamp, complaint) => {
  const { exitCode, stderr } = await runCli(['sign', '--body', file(BODY), '--timestamp', timestamp]);

  expect(exitCode).toBe(2);
  expect(stderr).toContain(complaint);
});
