import { expect, it } from 'vitest';
import { startWorkspace } from '../../../src/compose/start-workspace.ts';
import { createApiFaultBoard } from '../../../src/rest-api/management/api-fault-board.ts';
import { apiFaultText, parseApiFault, requireApiFault } from '../../../src/workspace/api-fault.ts';
import { servedWorkspace } from './served-workspace.ts';

const EVENT_TYPES = '/api/v2/webhooks/outgoing/event_types';

async function brokenWorkspace(...faults: string[]) {
  return await servedWorkspace({ apiFaults: createApiFaultBoard(faults.map(requireApiFault)) });
}

it.each([
  ['429', 429, undefined],
  ['429:90s', 429, '90'],
  ['503', 503, undefined],
  ['503:1500ms', 503, '2'],
] as const)('%s responds with %d, Retry-After %s', async (fault, status, retryAfter) => {
  const { ask } = await brokenWorkspace(`${fault} on GET /webhooks/*`);

  const response = await ask('get', EVENT_TYPES);

  expect([response.status, response.headers['retry-after']]).toEqual([status, retryAfter]);
  expect(response.body).toEqual({ error: expect.any(String) });
});

it('strikes as many requests as it says, of the routes that it names', async () => {
  const { ask, base } = await brokenWorkspace('429*2 on POST /workspaces/*/endpoints');
  const post = async () => (await ask('post', `${base}/endpoints`, {})).status;

  expect([(await ask('get', `${base}/endpoints`)).status, await post(), await post(), await post()]).toEqual([
    200, 429, 429, 400,
  ]);
});

it('expired-token responds with 401 to the right token, and says why in its header', async () => {
  const { ask } = await brokenWorkspace('expired-token*1');

  const { status, headers } = await ask('get', EVENT_TYPES);

  expect([status, (await ask('get', EVENT_TYPES)).status]).toEqual([401, 200]);
  expect(headers['www-authenticate']).toContain('expired');
});

it('slow processes a request later', async () => {
  const { ask } = await brokenWorkspace('slow:50ms');
  const before = performance.now();

  const { status } = await ask('get', EVENT_TYPES);

  expect(status).toBe(200);
  expect(performance.now() - before).toBeGreaterThan(45);
});

it.each([
  ['drop', 0],
  ['lose-response', 1],
] as const)('%s cuts the connection; %d endpoints have been registered then', async (fault, count) => {
  await using workspace = await startWorkspace({ apiFaults: [`${fault}*1 on POST`] });
  const { url, token, workspaceId } = workspace;

  const posted = fetch(`${url}/api/v2/workspaces/${workspaceId}/webhooks/outgoing/endpoints`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      webhooks_outgoing_endpoint: { url: 'http://localhost:9', name: 'A', event_type_ids: ['order.created'] },
    }),
  });

  await expect(posted).rejects.toThrow('fetch failed');
  expect(workspace.endpoints.list()).toHaveLength(count);
});

it('is changed while the workspace runs', async () => {
  const { ask } = await brokenWorkspace('drop');

  const set = await ask('put', '/_sim/api-faults', { faults: ['503*1'] });
  const statuses = [(await ask('get', EVENT_TYPES)).status, (await ask('get', EVENT_TYPES)).status];
  const rest = await ask('get', '/_sim/api-faults');
  const wrong = await ask('put', '/_sim/api-faults', { faults: ['teapot'] });

  expect(set.body).toEqual({ faults: ['503*1'] });
  expect([statuses, rest.body]).toEqual([[503, 200], { faults: [] }]);
  expect([wrong.status, wrong.body.detail]).toEqual([422, '"teapot" is not a fault of the API.']);
});

it.each([
  '429',
  '429:30s*3 on POST /workspaces/*',
  'slow:1500ms on GET',
  'drop on /contacts*',
  'lose-response*1',
])('is written as it is read: %s', (text) => {
  const fault = parseApiFault(text);

  expect(fault === undefined ? undefined : apiFaultText(fault)).toBe(text);
});

it.each(['slow', 'drop:3s', '429:x', '429*0', '503 on FETCH /x', '200'])('is not a fault: %s', (text) => {
  expect(parseApiFault(text)).toBeUndefined();
});

it('shows secrets once where that is asked for', async () => {
  const { ask } = await servedWorkspace({ secretsOnce: true });
  const created = await ask('post', '/_sim/endpoints', { url: 'http://localhost:9', name: 'A' });

  const revealed = await ask('post', `/_sim/endpoints/${created.body.endpoint.id}/reveal-secret`);

  expect(created.body.secret).toMatch(/^[0-9a-f]{64}$/);
  expect(revealed.status).toBe(403);
});
