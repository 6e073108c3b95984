import supertest from 'supertest';
import { expect, it } from 'vitest';
import { servedWorkspace } from './served-workspace.ts';

const WANTED = { url: ' http://127.0.0.1:9/hooks ', name: 'Mine', event_type_ids: ['order.created'] };
const wrapped = (fields: object) => ({ webhooks_outgoing_endpoint: fields });

it('registers an endpoint, tells its secret once, and keeps the order of keys', async () => {
  const { ask, base } = await servedWorkspace();

  const created = await ask('post', `${base}/endpoints`, wrapped(WANTED));
  const shown = await ask('get', `/api/v2/webhooks/outgoing/endpoints/${created.body.id}`);
  const byPublicId = await ask('get', `/api/v2/webhooks/outgoing/endpoints/${created.body.public_id}`);

  const { webhook_secret: secret, ...endpoint } = created.body;
  expect(created.status).toBe(201);
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(Object.keys(created.body)).toEqual([
    'id',
    'public_id',
    'workspace_id',
    'url',
    'name',
    'event_type_ids',
    'api_version',
    'created_at',
    'updated_at',
    'page_ids',
    'funnel_ids',
    'webhook_secret',
  ]);
  expect(endpoint).toMatchObject({ url: 'http://127.0.0.1:9/hooks', api_version: 2, page_ids: null });
  expect(shown.body).toEqual(endpoint);
  expect(byPublicId.body).toEqual(endpoint);
});

it.each(['put', 'patch'] as const)('updates with %s: lists are replaced, the rest stays', async (method) => {
  const { ask, base } = await servedWorkspace();
  const { body } = await ask('post', `${base}/endpoints`, wrapped(WANTED));

  const changed = await ask(
    method,
    `/api/v2/webhooks/outgoing/endpoints/${body.id}`,
    wrapped({ event_type_ids: [], page_ids: ['3', 4] }),
  );

  expect(changed.body).toMatchObject({ name: 'Mine', event_type_ids: [], page_ids: [3, 4] });
  expect(changed.body).not.toHaveProperty('webhook_secret');
});

it('deletes with an empty 204, after which it is not found', async () => {
  const { ask, base } = await servedWorkspace();
  const { body } = await ask('post', `${base}/endpoints`, wrapped(WANTED));
  const path = `/api/v2/webhooks/outgoing/endpoints/${body.id}`;

  const deleted = await ask('delete', path);
  const after = [
    await ask('get', path),
    await ask('delete', path),
    await ask('put', path, wrapped({ name: 'x' })),
  ];

  expect([deleted.status, deleted.text]).toEqual([204, '']);
  for (const response of after) {
    expect([response.status, response.body]).toEqual([404, { error: 'Not found: Record missing' }]);
  }
});

it('lists 20 at a time and leads from page to page, upward and downward', async () => {
  const { ask, base, workspace } = await servedWorkspace();
  for (let index = 1; index <= 45; index += 1) {
    workspace.endpoints.create({ url: 'http://localhost/', name: `Number ${index}` });
  }

  const sizes: number[] = [];
  for (let path: string | undefined = `${base}/endpoints?sort_order=desc`; path !== undefined; ) {
    const page = await ask('get', path);
    const { link, 'pagination-next': next } = page.headers as Record<string, string | undefined>;
    sizes.push(page.body.length);
    expect(next).toBe(link === undefined ? undefined : String(page.body.at(-1).id));
    path = /<http:\/\/[^/]+(\/[^>]+)>; rel="next"/.exec(link ?? '')?.[1];
  }
  const upward = await ask('get', `${base}/endpoints?after=40&sort_property=id`);

  expect(sizes).toEqual([20, 20, 5]);
  expect(upward.body.map(({ id }: { id: number }) => id)).toEqual([41, 42, 43, 44, 45]);
});

it('shows events that somebody listened for, and the event types', async () => {
  const { ask, base, workspace } = await servedWorkspace();
  workspace.endpoints.create({ url: 'http://localhost/', name: 'Mine' });
  const { events } = workspace.events.trigger({ eventType: 'order.created', pageId: 12 });

  const list = await ask('get', `${base}/events`);
  const shown = await ask('get', `/api/v2/webhooks/outgoing/events/${events[0]?.event.id}`);
  const types = await ask('get', '/api/v2/webhooks/outgoing/event_types');

  expect(list.body).toEqual([shown.body]);
  expect(Object.keys(shown.body)).toEqual([
    'id',
    'public_id',
    'workspace_id',
    'uuid',
    'event_type_id',
    'subject_id',
    'subject_type',
    'data',
    'api_version',
    'created_at',
    'page',
    'funnel',
  ]);
  expect(shown.body).toMatchObject({ uuid: events[0]?.event.id, page: { id: 12 }, funnel: null });
  expect(types.body).toContainEqual({ id: 'orders/invoice.paid', topic: 'orders/invoice' });
});

it.each([
  [
    'no wrapper',
    { name: 'x' },
    400,
    'Bad request: param is missing or the value is empty: webhooks_outgoing_endpoint',
  ],
  [
    'an empty wrapper',
    wrapped({}),
    400,
    'Bad request: param is missing or the value is empty: webhooks_outgoing_endpoint',
  ],
  ['a blank name', wrapped({ ...WANTED, name: ' ' }), 422, "Name can't be blank"],
  ['no URL', wrapped({ name: 'x', event_type_ids: ['order.created'] }), 422, "Url can't be blank"],
  ['no event types', wrapped({ ...WANTED, event_type_ids: [] }), 422, "Event type ids can't be blank"],
  [
    'a wrong event type',
    wrapped({ ...WANTED, event_type_ids: ['x.y'] }),
    422,
    'Event type ids contains "x.y", which is not an event type',
  ],
  [
    'a page that is no id',
    wrapped({ ...WANTED, page_ids: ['x'] }),
    422,
    'Page ids contains a value that is not an ID',
  ],
])('refuses to register with %s', async (_what, body, status, error) => {
  const { ask, base } = await servedWorkspace();

  const response = await ask('post', `${base}/endpoints`, body);

  expect([response.status, response.body]).toEqual([status, { error }]);
});

it.each([
  ['/webhooks/outgoing/endpoints/999999', 404, 'Not found: Record missing'],
  ['/webhooks/outgoing/events/ZZZZZZ', 404, 'Not found: Record missing'],
  ['/workspaces/1/webhooks/outgoing/events', 404, 'Not found: Record missing'],
  ['/nothing', 404, 'Not found'],
  ['/contacts/5', 404, 'Not found: Record missing'],
  ['/workspaces/1/orders', 404, 'Not found: Record missing'],
  ['/funnels/5', 501, 'Not implemented'],
  ['/workspaces/1/forms', 501, 'Not implemented'],
])('responses %s with %i', async (path, status, error) => {
  const { ask } = await servedWorkspace();

  const response = await ask('get', `/api/v2${path}`);

  expect(response.status).toBe(status);
  expect(response.body.error).toContain(error);
});

it.each(['after=x!', 'sort_order=up', 'sort_property=name'])('refuses a list with %s', async (query) => {
  const { ask, base } = await servedWorkspace();

  expect((await ask('get', `${base}/events?${query}`)).status).toBe(400);
});

it('takes what other clients send: forms, charsets, .json, slashes, no content type', async () => {
  const { app, base } = await servedWorkspace();
  const post = (path = `${base}/endpoints`) => supertest(app).post(path).set('Authorization', 'bearer x');

  const form = await post()
    .type('form')
    .send('webhooks_outgoing_endpoint[url]=http://localhost/&webhooks_outgoing_endpoint[name]=Form')
    .send('webhooks_outgoing_endpoint[event_type_ids][]=order.created');
  const charset = await post()
    .set('Content-Type', 'application/json; charset=utf-8')
    .send(JSON.stringify(wrapped(WANTED)));
  const slashes = await post(`/${base}/endpoints/`).send(wrapped(WANTED));
  const ending = await post(`${base}/endpoints.json`).set('Accept', 'application/json').send(wrapped(WANTED));
  const vendor = await post()
    .set('Content-Type', 'application/vnd.api+json')
    .send(JSON.stringify(wrapped(WANTED)));

  const statuses = [form, charset, slashes, ending, vendor].map(({ status }) => status);
  expect(statuses).toEqual([201, 201, 201, 201, 201]);
  expect(form.body).toMatchObject({ name: 'Form', event_type_ids: ['order.created'] });
});

it('wants a bearer token, and the right one where there is one', async () => {
  const open = await servedWorkspace();
  const closed = await servedWorkspace({ token: 'right' });
  const path = '/api/v2/webhooks/outgoing/event_types';

  const responses = [
    await open.ask('get', path, undefined, { Authorization: '' }),
    await open.ask('get', path, undefined, { Authorization: 'Basic abc' }),
    await closed.ask('get', path, undefined, { Authorization: 'Bearer wrong' }),
  ];

  for (const { status, body } of responses) {
    expect([status, body]).toEqual([401, { error: 'API key missing or invalid' }]);
  }
  expect((await open.ask('get', path)).status).toBe(200);
  expect((await closed.ask('get', path)).status).toBe(200);
});

it('tells a guesser to wait after 20 wrong tokens in a minute, and still accepts the right one', async () => {
  const { ask } = await servedWorkspace({ token: 'right' });
  const path = '/api/v2/webhooks/outgoing/endpoints/1';
  const statuses: number[] = [];
  for (let index = 0; index < 21; index += 1) {
    statuses.push((await ask('get', path, undefined, { Authorization: `Bearer wrong${index}` })).status);
  }
  const right = await ask('get', path);

  expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401));
  expect([statuses[20], right.status]).toEqual([429, 404]);
});

it('responds to other methods with 405 and the ones that there are', async () => {
  const { ask, base } = await servedWorkspace();

  const response = await ask('delete', `${base}/events`);

  expect([response.status, response.headers['allow']]).toEqual([405, 'GET, HEAD, OPTIONS']);
});
