import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CHECKS } from '../../src/checks/catalog/registry.ts';
import { httpResponse, startRespondingServer } from '../support/tcp-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { runCli } from './run-cli.ts';

/** Checks a receiver that accepts everything from the command line, and gives what it got. */
async function checked(words: readonly string[]) {
  await using server = await startRespondingServer(httpResponse(200));
  const { exitCode, stderr } = await runCli(['check', server.url, '--seed', '7', '--quiet', ...words]);
  const bodies = server.requests.map(({ body }) => JSON.parse(body.toString('utf8')));
  const paths = server.requests.map(({ startLine }) => startLine.split(' ')[1]);
  return { exitCode, stderr, bodies, paths };
}

it('judges by the event types of --subscribed alone, and sends them to the paths of --route', async () => {
  const { bodies, paths } = await checked([
    ...['--subscribed', 'order.*,contact.created', '--only', 'ACK-03a'],
    ...['--route', 'order.*=/hooks/orders'],
  ]);

  const types = bodies.map((body) => String(body.event_type));
  expect(new Set(types.map((type) => type.split('.')[0]))).toEqual(new Set(['order', 'contact']));
  for (const [index, type] of types.entries()) {
    expect(paths[index], type).toBe(type.startsWith('order.') ? '/hooks/orders' : '/');
  }
});

it('changes events by --set, --unset and --merge where their schemas have the fields', async () => {
  const file = join(temporaryFolder(), 'more.json');
  writeFileSync(file, '{"data":{"last_name":"Hopper"}}');

  const { bodies } = await checked([
    ...['--subscribed', 'contact.created', '--only', 'ACK-03a', '--merge', file],
    ...['--set', 'data.first_name=Grace', '--unset', 'data.phone_number'],
  ]);

  expect(bodies.length).toBeGreaterThan(0);
  for (const { data } of bodies) {
    expect(data).toMatchObject({ first_name: 'Grace', last_name: 'Hopper' });
    expect(data).not.toHaveProperty('phone_number');
  }
});

it('sends the body of --body, about new people each time', async () => {
  const file = join(temporaryFolder(), 'body.json');
  const given = { event_type: 'contact.created', event_id: 'a', subject_id: 7, subject_type: 'Contact' };
  writeFileSync(file, JSON.stringify({ ...given, data: { id: 7, note: 'kept as given' } }));

  const { bodies } = await checked(['--body', file, '--subscribed', 'contact.created', '--only', 'ACK-01']);

  expect(bodies.length).toBeGreaterThan(1);
  for (const { data } of bodies) expect(data).toHaveProperty('note', 'kept as given');
  expect(new Set(bodies.map(({ event_id }) => event_id)).size).toBe(bodies.length);
});

it('says that no variant was tried where --time-limit leaves no time for one', async () => {
  await using server = await startRespondingServer(httpResponse(200, '{"there":true}'));

  const { exitCode, stdout } = await runCli([
    ...['check', server.url, '--convergence', 'contact-lifecycle', '--time-limit', '0'],
    ...['--probe-url', `${server.url}{subject_id}`, '--settle', '0'],
  ]);

  expect(exitCode).toBe(1);
  expect(stdout).toContain('No variant could be tried within 0 ms. Raise --time-limit.');
});

it.each(CHECKS)('has a page about $id', async ({ docs, fix, id, sends }) => {
  const { exitCode, stdout } = await runCli(['check', '--explain', id]);

  expect(exitCode).toBe(0);
  const words = stdout.replaceAll(/\s+/g, ' ');
  for (const text of [id, sends, fix, docs]) expect(words).toContain(text);
});
