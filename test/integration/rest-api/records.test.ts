import { expect, it } from 'vitest';
import type { WorkspaceService } from '../../../src/workspace/workspace-service.ts';
import { servedWorkspace } from './served-workspace.ts';

const HOOK = { url: 'http://localhost:9/', name: 'Mine' };

/** The types of everything that has happened, in order. */
function typesIn({ events }: WorkspaceService): readonly string[] {
  return events.list({ limit: 100 }).items.map(({ type }) => type);
}

/** Where the API shows what a body mentions by an id. */
const REFERENCES: Readonly<Record<string, string>> = {
  contact_id: '/contacts',
  order_id: '/orders',
  invoice_id: '/orders/invoices',
  product_id: '/products',
  default_variant_id: '/products/variants',
  variant_ids: '/products/variants',
  course_id: '/courses',
  tag_id: '/contacts/tags',
};
const EMBEDDED: Readonly<Record<string, string>> = {
  contact: '/contacts',
  primary_contact: '/contacts',
  order: '/orders',
  original_product: '/products',
  products_variant: '/products/variants',
};

/** The paths of everything that a value mentions. */
function mentionedIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(mentionedIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const ids = [inner].flat().filter((id) => typeof id === 'number');
    const own = REFERENCES[key] === undefined ? [] : ids.map((id) => `${REFERENCES[key]}/${id}`);
    const inside =
      EMBEDDED[key] !== undefined && typeof inner?.id === 'number' ? [`${EMBEDDED[key]}/${inner.id}`] : [];
    return [...own, ...inside, ...mentionedIn(inner)];
  });
}

it('shows the team, its workspace and the user, as clients ask for them first', async () => {
  const { ask, workspace } = await servedWorkspace();
  const { id, teamId, name, subdomain } = workspace.identity;

  const teams = await ask('get', '/api/v2/teams');
  const workspaces = await ask('get', `/api/v2/teams/${teamId}/workspaces`);
  const shown = await ask('get', `/api/v2/workspaces/${workspaces.body[0].public_id}`);
  const me = await ask('get', '/api/v2/me');

  expect(teams.body).toMatchObject([{ id: teamId, name }]);
  expect((await ask('get', `/api/v2/teams/${teamId}`)).body).toEqual(teams.body[0]);
  expect(workspaces.body).toMatchObject([{ id, team_id: teamId, subdomain }]);
  expect(shown.body).toEqual(workspaces.body[0]);
  expect((await ask('get', '/api/v2/users/me')).body).toEqual(me.body);
  expect((await ask('get', '/api/v2/teams/1/workspaces')).status).toBe(404);
});

it.each([
  'order.created',
  'orders/invoice.paid',
  'orders/transaction.created',
  'product.created',
  'products/variant.created',
  'courses/enrollment.created',
  'contact/applied_tag.created',
  'fulfillment.created',
  'appointments/scheduled_event.created',
])('resolves every id in the data of %s, and what those mention', async (eventType) => {
  const { ask, workspace } = await servedWorkspace();
  workspace.endpoints.create(HOOK);
  const { events } = workspace.events.trigger({ eventType, apiVersion: 'v2' });

  const asked = new Set<string>();
  const open = [...mentionedIn(events[0]?.event.data)];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (asked.has(path)) continue;
    // A record that is only mentioned is completed, and what belongs to it names it: the walk comes to an end.
    expect(asked.size).toBeLessThan(100);
    asked.add(path);
    const { status, body } = await ask('get', `/api/v2${path}`);
    expect([path, status]).toEqual([path, 200]);
    expect(path.endsWith(`/${body.id}`)).toBe(true);
    open.push(...mentionedIn(body));
  }

  expect(eventType.startsWith('product.') || asked.size > 0).toBe(true);
});

it('completes an order that is only mentioned so that everything in it names the same order and contact', async () => {
  const { ask, workspace } = await servedWorkspace();
  workspace.endpoints.create(HOOK);
  const { events } = workspace.events.trigger({ eventType: 'orders/invoice.paid', apiVersion: 'v2' });
  const id = Object(events[0]?.event.data)['order_id'];

  const { body } = await ask('get', `/api/v2/orders/${id}`);

  expect(new Set(body.line_items.map((item: { order_id: number }) => item.order_id))).toEqual(new Set([id]));
  expect(body.contact.id).toBe(body.contact_id);
  expect(new Set(JSON.stringify(body).match(/"contact_id":\d+/g))).toEqual(
    new Set([`"contact_id":${body.contact_id}`]),
  );
});

it('shows a record as its newest event left it, by both ids and with the keys in the order of the REST API', async () => {
  const { ask, workspace } = await servedWorkspace();
  workspace.endpoints.create(HOOK);
  const [made] = workspace.events.trigger({ eventType: 'order.created', apiVersion: 'v2' }).events;
  const { data } = made?.event ?? {};
  workspace.events.trigger({
    eventType: 'order.updated',
    apiVersion: 'v2',
    merge: [{ data: { ...data, notes: 'Ring twice' }, subject_id: data?.['id'] }],
  });

  const shown = await ask('get', `/api/v2/orders/${data?.['id']}`);
  const byPublicId = await ask('get', `/api/v2/orders/${data?.['public_id']}`);

  expect(shown.body.notes).toBe('Ring twice');
  expect(byPublicId.body).toEqual(shown.body);
  expect(Object.keys(shown.body).slice(0, 4)).toEqual(['id', 'public_id', 'order_number', 'workspace_id']);
});

it('does not find what an event says is gone', async () => {
  const { ask, workspace } = await servedWorkspace();
  workspace.endpoints.create(HOOK);
  const [made] = workspace.events.trigger({ eventType: 'contact.created', apiVersion: 'v2' }).events;
  const id = made?.event.subjectId;
  const before = await ask('get', `/api/v2/contacts/${id}`);
  workspace.events.trigger({
    eventType: 'contact.deleted',
    apiVersion: 'v2',
    merge: [{ data: { id }, subject_id: id }],
  });

  const after = await ask('get', `/api/v2/contacts/${id}`);

  expect([before.status, after.status]).toEqual([200, 404]);
});

it('keeps the records of events to which no endpoint is subscribed', async () => {
  const { ask, workspace } = await servedWorkspace();
  const { id } = workspace.identity;
  workspace.events.trigger({ eventType: 'product.created' });

  const { body } = await ask('get', `/api/v2/workspaces/${id}/products`);

  expect(workspace.events.list().items).toEqual([]);
  expect(body).toHaveLength(1);
});

it('leads through a long list of one class, upward, downward and by the time of the change', async () => {
  const { ask, workspace } = await servedWorkspace();
  const { id } = workspace.identity;
  for (let index = 0; index < 45; index += 1) {
    workspace.records.contacts.create({ texts: { email_address: `person-${index}@example.com` } });
    workspace.events.trigger({ eventType: 'product.created' });
  }

  const read = async (query: string) => {
    const ids: number[] = [];
    const sizes: number[] = [];
    for (let path: string | undefined = `/api/v2/workspaces/${id}/contacts?${query}`; path !== undefined; ) {
      const { body, headers } = await ask('get', path);
      sizes.push(body.length);
      ids.push(...body.map((contact: { id: number }) => contact.id));
      path = /<http:\/\/[^/]+(\/[^>]+)>; rel="next"/.exec(String(headers['link'] ?? ''))?.[1];
    }
    return { ids, sizes };
  };
  const upward = await read('sort_order=asc');
  const downward = await read('sort_order=desc');
  const byTime = await read('sort_property=updated_at');

  expect(upward.sizes).toEqual([20, 20, 5]);
  expect(new Set(upward.ids).size).toBe(45);
  expect(downward.ids).toEqual(upward.ids.toReversed());
  expect(byTime.ids).toEqual(upward.ids);
});

it('creates a contact of which nothing more is known than was said, and raises the events of it', async () => {
  const { ask, workspace } = await servedWorkspace();
  workspace.endpoints.create(HOOK);
  const list = `/api/v2/workspaces/${workspace.identity.id}/contacts`;

  const created = await ask('post', list, {
    contact: { email_address: 'ada@example.com', first_name: 'Ada' },
  });
  const shown = await ask('get', `/api/v2/contacts/${created.body.id}`);

  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({
    ...{ email_address: 'ada@example.com', first_name: 'Ada', last_name: null, phone_number: null },
    ...{ anonymous: 0, tags: [], custom_attributes: {}, visits: { first_visit: null } },
  });
  expect(shown.body).toEqual(created.body);
  expect(typesIn(workspace)).toEqual(['contact.created', 'contact.identified']);
  expect(workspace.events.show(2).data).toMatchObject({ id: created.body.id, first_name: 'Ada' });
});

it('raises contact.updated for a change and for nothing else, and contact.identified for the first address', async () => {
  const { ask, workspace } = await servedWorkspace();
  workspace.endpoints.create(HOOK);
  const list = `/api/v2/workspaces/${workspace.identity.id}/contacts`;
  const { body } = await ask('post', list, { contact: { first_name: 'Ada' } });
  const path = `/api/v2/contacts/${body.id}`;

  await ask('put', path, { contact: { first_name: 'Ada' } });
  await ask('patch', path, { contact: { last_name: 'Byron' } });
  const known = await ask('put', path, { contact: { email_address: 'ada@example.com' } });

  expect(known.body).toMatchObject({ anonymous: 0, first_name: 'Ada', last_name: 'Byron' });
  expect(typesIn(workspace)).toEqual([
    'contact.created',
    'contact.updated',
    'contact.updated',
    'contact.identified',
  ]);
});

it('upserts by email address: 201 for a new contact, 200 for one that is there, and clears nothing', async () => {
  const { ask, workspace } = await servedWorkspace();
  const upsert = `/api/v2/workspaces/${workspace.identity.id}/contacts/upsert`;

  const first = await ask('post', upsert, {
    contact: { email_address: 'Ada@example.com', first_name: 'Ada' },
  });
  const second = await ask('post', upsert, {
    contact: { email_address: 'ada@example.com', first_name: '', custom_attributes: { plan: 'gold' } },
  });

  expect([first.status, second.status]).toEqual([201, 200]);
  expect(second.body).toMatchObject({
    id: first.body.id,
    first_name: 'Ada',
    custom_attributes: { plan: 'gold' },
  });
});

it('finds contacts by their email addresses, of those that events made too', async () => {
  const { ask, workspace } = await servedWorkspace();
  const list = `/api/v2/workspaces/${workspace.identity.id}/contacts`;
  await ask('post', list, { contact: { email_address: 'ada+news@example.com' } });
  workspace.events.trigger({
    eventType: 'contact.identified',
    set: { 'data.email_address': 'mary@example.com' },
  });
  workspace.events.trigger({ eventType: 'contact.identified', set: { 'data.first_name': 'Grace' } });

  const find = async (query: string) =>
    (await ask('get', `${list}?${query}`)).body.map(
      (contact: { email_address: string }) => contact.email_address,
    );

  expect(await find('filter[email_address]=MARY@example.com')).toEqual(['mary@example.com']);
  expect(await find('filter[email_address]=mary@example.com,ada%2Bnews@example.com')).toHaveLength(2);
  expect(await find('filter[email_address]=mary@example.com&filter[first_name]=Grace')).toEqual([]);
  expect(await find('filter[first_name]=Grace')).toHaveLength(1);
  expect((await ask('get', `${list}?filter=x`)).status).toBe(400);
});

it('puts tags on contacts and takes them off, with the events of it', async () => {
  const { ask, workspace } = await servedWorkspace();
  workspace.endpoints.create(HOOK);
  const list = `/api/v2/workspaces/${workspace.identity.id}/contacts`;
  const contact = await ask('post', list, { contact: { email_address: 'ada@example.com' } });
  const tag = await ask('post', `${list}/tags`, { contacts_tag: { name: 'VIP', color: '#112233' } });
  const applied = `/api/v2/contacts/${contact.body.id}/applied_tags`;

  const put = await ask('post', applied, { contacts_applied_tag: { tag_id: tag.body.id } });
  const again = await ask('post', applied, { contacts_applied_tag: { tag_id: String(tag.body.id) } });
  const listed = await ask('get', applied);
  const tagged = await ask('get', `/api/v2/contacts/${contact.body.id}`);
  const removed = await ask('delete', `/api/v2/contacts/applied_tags/${put.body.id}`);
  const plain = await ask('get', `/api/v2/contacts/${contact.body.id}`);

  expect([put.status, again.status, removed.status]).toEqual([201, 422, 204]);
  expect(put.body).toMatchObject({ contact_id: contact.body.id, tag_id: tag.body.id, tag: { name: 'VIP' } });
  expect(listed.body).toEqual([put.body]);
  expect(tagged.body.tags).toMatchObject([{ id: tag.body.id, name: 'VIP', color: '#112233' }]);
  expect(plain.body.tags).toEqual([]);
  expect(typesIn(workspace).slice(2)).toEqual(['contact/applied_tag.created', 'contact/applied_tag.deleted']);
});

it('replaces the tags of a contact by tag_ids', async () => {
  const { ask, workspace } = await servedWorkspace();
  workspace.endpoints.create(HOOK);
  const list = `/api/v2/workspaces/${workspace.identity.id}/contacts`;
  const [one, two] = [
    await ask('post', `${list}/tags`, { contacts_tag: { name: 'One' } }),
    await ask('post', `${list}/tags`, { contacts_tag: { name: 'Two' } }),
  ];

  const made = await ask('post', list, {
    contact: { email_address: 'a@example.com', tag_ids: [one.body.id] },
  });
  const changed = await ask('put', `/api/v2/contacts/${made.body.id}`, {
    contact: { tag_ids: [two.body.id] },
  });

  expect(made.body.tags).toMatchObject([{ name: 'One' }]);
  expect(changed.body.tags).toMatchObject([{ name: 'Two' }]);
  expect(typesIn(workspace).slice(2)).toEqual([
    'contact/applied_tag.created',
    'contact/applied_tag.deleted',
    'contact/applied_tag.created',
  ]);
});

it.each([
  [
    'no wrapper',
    '',
    { email_address: 'a@example.com' },
    400,
    'Bad request: param is missing or the value is empty: contact',
  ],
  ['an address that is none', '', { contact: { email_address: 'ada' } }, 422, 'Email address is invalid'],
  [
    'an address that is taken',
    '',
    { contact: { email_address: 'ada@example.com' } },
    422,
    'Email address has already been taken',
  ],
  ['an unknown tag', '', { contact: { first_name: 'Ada', tag_ids: [5] } }, 422, 'Tag must exist'],
  ['no address to match', '/upsert', { contact: { first_name: 'Ada' } }, 422, "Email address can't be blank"],
  ['a tag without a name', '/tags', { contacts_tag: { color: '#112233' } }, 422, "Name can't be blank"],
  [
    'a tag whose name is taken',
    '/tags',
    { contacts_tag: { name: 'VIP' } },
    422,
    'Name has already been taken',
  ],
])('refuses to write with %s, and raises nothing', async (_what, path, body, status, error) => {
  const { ask, workspace } = await servedWorkspace();
  workspace.records.contacts.create({ texts: { email_address: 'ada@example.com' } });
  workspace.records.contacts.createTag('VIP');
  workspace.endpoints.create(HOOK);

  const response = await ask('post', `/api/v2/workspaces/${workspace.identity.id}/contacts${path}`, body);

  expect([response.status, response.body]).toEqual([status, { error }]);
  expect(typesIn(workspace)).toEqual([]);
});

it('refuses text that ClickFunnels cannot store with 422, and keeps nothing of it', async () => {
  const { ask, workspace } = await servedWorkspace();
  workspace.endpoints.create(HOOK);
  const list = `/api/v2/workspaces/${workspace.identity.id}/contacts`;

  const response = await ask('post', list, {
    contact: { email_address: 'a@example.com', first_name: 'A\u0000da' },
  });

  expect(response.status).toBe(422);
  expect((await ask('get', list)).body).toEqual([]);
});

it.each([
  ['delete', '/contacts/5'],
  ['put', '/orders/5'],
  ['post', '/courses/5/enrollments'],
] as const)('says by 501 that %s %s is not imitated', async (method, path) => {
  const { ask } = await servedWorkspace();

  const response = await ask(method, `/api/v2${path}`);

  expect([response.status, response.body.error]).toEqual([501, expect.stringContaining('Not implemented')]);
});
