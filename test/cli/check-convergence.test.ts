import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readRecording } from '../../src/recording/read-recording.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { runCli } from './run-cli.ts';

/** Writes down whatever comes last. */
const states = new Map<string, unknown>();
const server = createServer(async (request, response) => {
  if (request.method === 'GET') {
    response.end(JSON.stringify(states.get(request.url?.slice(1) ?? '') ?? null));
    return;
  }
  const event = JSON.parse(await text(request));
  states.set(String(event.subject_id), { last: event.event_type, email: event.data.email_address });
  response.end('ok');
});
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port }: AddressInfo = Object(server.address());
  url = `http://127.0.0.1:${port}/`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

function words(...more: readonly string[]): string[] {
  return [
    ...['check', url, '--probe-url', `${url}{subject_id}`, '--settle', '0', '--seed', '1'],
    ...['--convergence', 'contact-lifecycle', '--variants', '20', ...more],
  ];
}

it('keeps the smallest story so that replay shows the bug', async () => {
  const file = join(temporaryFolder(), 'story.ndjson');

  const checked = await runCli(words('--record', file));
  const [first, last] = Array.from(readRecording(file), ({ event }) => event);
  const replayed = await runCli(['replay', file, '--to', url, '--concurrency', '1', '--instant']);

  expect(checked.exitCode).toBe(1);
  expect(checked.stdout).toMatch(/# {2}event +turn {2}result/);
  expect(checked.stderr).toContain(`replay ${file} --to ${url}`);
  expect(replayed.exitCode).toBe(0);
  expect(first?.subjectId).toBe(last?.subjectId);
  expect(states.get(String(last?.subjectId))).toMatchObject({ last: last?.type });
});

it('prints a line that finds the same story again', async () => {
  const { stdout } = await runCli(words());
  const line = /^Reproduce: (?:npx )?cf-webhook-sim (.+)$/m.exec(stdout)?.[1] ?? '';

  states.clear();
  const again = await runCli(line.split(' ').map((word) => word.replaceAll("'", '')));

  const story = (told: string) =>
    told.slice(told.indexOf('The smallest sequence'), told.indexOf(' requests in '));
  expect(again.exitCode).toBe(1);
  expect(line).not.toContain('--only');
  expect(story(again.stdout)).toBe(story(stdout));
});

it('tells in a dry run what would be sent', async () => {
  const { exitCode, stdout } = await runCli(words('--dry-run'));

  expect(exitCode).toBe(0);
  expect(stdout).toContain('CONV-01');
  expect(stdout).not.toContain('SIG-01');
});

it.each([
  [['--convergence', 'lead-capture', '--only', 'SIG'], '--convergence cannot be combined with --only'],
  [['--convergence', 'lead-capture', '--list'], '--convergence cannot be combined with --list'],
  [['--variants', '3'], '--variants requires --convergence'],
  [['--record', 'story.ndjson'], '--record requires --convergence'],
])('refuses %s', async (given, complaint) => {
  const { exitCode, stderr } = await runCli(['check', url, ...given]);

  expect(exitCode).toBe(2);
  expect(stderr).toContain(complaint);
});
