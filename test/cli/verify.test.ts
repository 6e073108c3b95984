import { createHmac } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type CliRun, runCli } from './run-cli.ts';

const SECRET = 'c0ffee00c0ffee00';
const TIMESTAMP = '1767225600';
/** Not as JSON.stringify would write it: the escapes are those of the wire. */
const BODY = '{"data":{"name":"Zoë \\u0026 Söhne"},"event_id":"e1"}';

function hmac(message: string | Buffer, secret: string | Buffer = SECRET): Buffer {
  return createHmac('sha256', secret).update(message).digest();
}

function verify(
  signature: string,
  more: { body?: string; timestamp?: string; at?: string } = {},
): Promise<CliRun> {
  const path = join(mkdtempSync(join(tmpdir(), 'verify-')), 'body.json');
  writeFileSync(path, more.body ?? BODY);
  return runCli([
    'verify',
    `--secret=${SECRET}`,
    `--body=${path}`,
    `--signature=${signature}`,
    `--timestamp=${more.timestamp ?? TIMESTAMP}`,
    `--at=${more.at ?? '1767225601'}`,
  ]);
}

const RIGHT = hmac(`${TIMESTAMP}.${BODY}`);

it('accepts a signature that is right and recent', async () => {
  const { exitCode, stdout, stderr } = await verify(RIGHT.toString('hex'));

  expect({ exitCode, stdout, stderr }).toEqual({
    exitCode: 0,
    stdout: 'Valid. The signature matches this secret, timestamp and body.\n',
    stderr: '',
  });
});

it.each([
  ['1767226201', 'The timestamp is 601 s old; 600 s are allowed.'],
  ['1767224999', 'The timestamp is 601 s in the future; 600 s are allowed.'],
])('refuses a right signature at %s and says that only the time is wrong', async (at, explanation) => {
  const { exitCode, stdout } = await verify(RIGHT.toString('hex'), { at });

  expect(exitCode).toBe(1);
  expect(stdout).toBe(
    `Not valid. ${explanation}\nThe signature itself matches this secret, timestamp and body.\n`,
  );
});

it('widens the tolerance', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'verify-')), 'body.json');
  writeFileSync(path, BODY);

  const { exitCode } = await runCli(
    `verify --secret ${SECRET} --body ${path} --signature ${RIGHT.toString('hex')} --timestamp ${TIMESTAMP} --at 1767229000 --tolerance 1h`,
  );

  expect(exitCode).toBe(0);
});

const rewritten = JSON.stringify(JSON.parse(BODY));

it.each([
  ['in upper case', RIGHT.toString('hex').toUpperCase(), 'the signature is in upper case'],
  ['in base64', RIGHT.toString('base64'), 'the signature is in base64, not in hex'],
  ['with a prefix', `sha256=${RIGHT.toString('hex')}`, 'the signature has the prefix "sha256="'],
  ['with a space', `${RIGHT.toString('hex')} `, 'there is white space around the signature'],
  ['of the body alone', hmac(BODY).toString('hex'), 'the body was signed without the timestamp'],
  [
    'without the dot',
    hmac(`${TIMESTAMP}${BODY}`).toString('hex'),
    'the dot between timestamp and body is missing',
  ],
  [
    'of milliseconds',
    hmac(`${TIMESTAMP}000.${BODY}`).toString('hex'),
    'the timestamp was signed in milliseconds',
  ],
  [
    'of a rewritten body',
    hmac(`${TIMESTAMP}.${rewritten}`).toString('hex'),
    'parsed and serialized (JSON.stringify)',
  ],
  ['of a body with a newline', hmac(`${TIMESTAMP}.${BODY}\n`).toString('hex'), 'with a newline at the end'],
  [
    'of a body read as Latin-1',
    hmac(`${TIMESTAMP}.${Buffer.from(BODY).toString('latin1')}`).toString('hex'),
    'read as Latin-1, not as UTF-8',
  ],
  [
    'with a decoded secret',
    hmac(`${TIMESTAMP}.${BODY}`, Buffer.from(SECRET, 'hex')).toString('hex'),
    'the secret was decoded from hex',
  ],
  [
    'with two mistakes',
    hmac(BODY).toString('base64'),
    'the body was signed without the timestamp, and the signature is in base64, not in hex',
  ],
])('names the mistake of a signature %s', async (_what, signature, mistake) => {
  const { exitCode, stdout } = await verify(signature);

  expect(exitCode).toBe(1);
  expect(stdout).toContain('Cause: ');
  expect(stdout).toContain(mistake);
});

it('recognises the signature of the wire in a body that was written anew', async () => {
  const { stdout } = await verify(RIGHT.toString('hex'), { body: JSON.stringify(JSON.parse(BODY), null, 2) });

  expect(stdout).toContain('the body is a reserialized copy');
});

it('recognises a timestamp in milliseconds', async () => {
  const timestamp = `${TIMESTAMP}000`;

  const { exitCode, stdout } = await verify(hmac(`${timestamp}.${BODY}`).toString('hex'), { timestamp });

  expect(exitCode).toBe(1);
  expect(stdout).toContain('The timestamp looks like milliseconds; ClickFunnels sends seconds.');
});

it('admits when it has no explanation', async () => {
  const { exitCode, stdout } = await verify('0'.repeat(64));

  expect(exitCode).toBe(1);
  expect(stdout).toContain('No common mistake explains it');
});

it.each([
  ['verify --timestamp 1', 'verify requires --signature.'],
  ['verify --signature abc', 'verify requires --timestamp.'],
  ['verify --signature abc --timestamp 1 --tolerance 600', '--tolerance: expected a duration, got "600".'],
  ['verify --signature abc --timestamp 1 --at soon', '--at: expected a whole number'],
])('refuses "%s" as usage', async (commandLine, complaint) => {
  const { exitCode, stderr } = await runCli(commandLine);

  expect(exitCode).toBe(2);
  expect(stderr).toContain(complaint);
});
