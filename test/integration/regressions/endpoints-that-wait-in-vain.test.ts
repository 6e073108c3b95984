import { expect, it } from 'vitest';
import { announcementLine } from '../../../src/cli/serve/lines.ts';
import { startWorkspace } from '../../../src/compose/start-workspace.ts';
import { servedWorkspace } from '../rest-api/served-workspace.ts';

const V1_ONLY = 'runs/step.dontrunme';
const WRAPPED = (fields: object) => ({
  webhooks_outgoing_endpoint: { name: 'Mine', url: 'http://localhost:9', ...fields },
});

it('warns at registration that an event type exists in V1 only', async () => {
  const { ask, base, workspace } = await servedWorkspace();
  const lines: (string | undefined)[] = [];
  workspace.subscribe((announcement) => lines.push(announcementLine(announcement, workspace)));

  const { status, headers } = await ask(
    'post',
    `${base}/endpoints`,
    WRAPPED({ event_type_ids: ['form_submission.created', V1_ONLY] }),
  );

  expect(status).toBe(201);
  expect(headers['warning']).toContain(`${V1_ONLY} exists in V1 only`);
  expect(lines.join('\n')).toContain(`! ${V1_ONLY} exists in V1 only`);
});

it('says at registration and at every attempt that --allow-remote is missing', async () => {
  const { ask, base, workspace } = await servedWorkspace();
  const lines: (string | undefined)[] = [];
  workspace.subscribe((announcement) => lines.push(announcementLine(announcement, workspace)));

  const { headers, body } = await ask(
    'post',
    `${base}/endpoints`,
    WRAPPED({ url: 'https://example.com/hooks', event_type_ids: ['order.created'] }),
  );
  const changed = await ask('patch', `/api/v2/webhooks/outgoing/endpoints/${body.id}`, {
    webhooks_outgoing_endpoint: { name: 'Other' },
  });
  const registered = await ask('post', '/_sim/endpoints', { name: 'B', url: 'https://example.com/' });
  await ask('post', '/_sim/events', { eventType: 'order.created' });
  await workspace.clock.advance('1s');

  const advice = 'add --allow-remote example.com';
  expect([headers['warning'], changed.headers['warning'], ...registered.body.warnings]).toEqual([
    expect.stringContaining(advice),
    expect.stringContaining(advice),
    expect.stringContaining(advice),
  ]);
  expect(lines.filter((line) => line?.includes(advice))).toHaveLength(5);
});

it('says the same to a test suite in the words of the library', async () => {
  await using workspace = await startWorkspace({ clock: 'manual' });
  workspace.endpoints.add('https://example.com/hooks');
  workspace.trigger('order.created');
  await workspace.advance('1s');

  const outcome = workspace.deliveries()[0]?.attempts[0]?.outcome;
  expect(outcome).toMatchObject({ message: expect.stringContaining("allowRemote: ['example.com']") });
});

it.each([
  ['a name with U+0000', { name: 'a\u0000b' }, 'Name cannot contain U+0000'],
  ['a name of a megabyte', { name: 'x'.repeat(1_000_000) }, 'Name is too long'],
  ['a URL that is too long', { url: `http://localhost/${'x'.repeat(10_000)}` }, 'Url is too long'],
  ['an unknown event type, shortened', { event_type_ids: ['x'.repeat(10_000)] }, 'x…", which is not'],
])('refuses %s', async (_what, fields, problem) => {
  const { ask, base } = await servedWorkspace();

  const response = await ask(
    'post',
    `${base}/endpoints`,
    WRAPPED({ event_type_ids: ['order.created'], ...fields }),
  );

  expect(response.status).toBe(422);
  expect(response.body.error).toContain(problem);
  expect(response.body.error.length).toBeLessThan(500);
});
