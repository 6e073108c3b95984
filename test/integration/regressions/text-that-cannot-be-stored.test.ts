import { describe, expect, it } from 'vitest';
import { openWorkspace } from '../../../src/compose/open-workspace.ts';
import { createCustomEventType, createSimulator, defineJourney, SimulatorError } from '../../../src/index.ts';
import type { JsonObject } from '../../../src/internal/json.ts';

const UNSTORABLE = [
  ['U+0000', 'a\u0000b'],
  ['half a surrogate pair', 'a\ud800b'],
] as const;
const OPTIONS = { to: () => new Response(), seed: '7', clock: 'virtual' } as const;
const REFUSED = { name: 'SimulatorError', message: expect.stringMatching(/PostgreSQL cannot store it/) };

describe.each(UNSTORABLE)('%s', (_, text) => {
  const simulator = (options: { readonly contactAttributes?: JsonObject } = {}) =>
    createSimulator({ ...OPTIONS, ...options });

  it.each(['set', 'setJson'] as const)('is refused in %s', async (option) => {
    const sending = simulator().send('order.created', { [option]: { 'data.notes': text } });

    await expect(sending).rejects.toMatchObject(REFUSED);
  });

  it('is refused in merge, in keys as well', async () => {
    const patch = { data: { contact: { custom_attributes: { [text]: 'x' } } } };

    await expect(simulator().send('order.created', { merge: [patch] })).rejects.toMatchObject(REFUSED);
  });

  it('is refused in a whole body, and sent by force', async () => {
    const body = JSON.stringify({ data: { id: 1, notes: text } });

    await expect(simulator().send('order.created', { body })).rejects.toMatchObject(REFUSED);
    expect((await simulator().send('order.created', { body, force: true })).status).toBe('delivered');
  });

  it('is refused in a schema of your own', async () => {
    const invoice = createCustomEventType({
      name: 'invoice.sent',
      schema: { type: 'object', required: ['note'], properties: { note: { const: text } } },
    });

    await expect(
      createSimulator({ ...OPTIONS, customEvents: [invoice] }).send('invoice.sent'),
    ).rejects.toMatchObject(REFUSED);
  });

  it('is refused in attributes of contacts', async () => {
    const contactAttributes = { type: 'object', required: ['size'], properties: { size: { const: text } } };

    await expect(simulator({ contactAttributes }).send('contact.created')).rejects.toMatchObject(REFUSED);
  });

  it('is refused in a journey', async () => {
    const journey = defineJourney({ steps: [{ create: 'ebook', product: { name: text } }] });

    await expect(simulator().run(journey)).rejects.toMatchObject(REFUSED);
  });

  it('is refused by a workspace', async () => {
    await using workspace = await openWorkspace({ clock: 'manual', seed: '7' });
    const body = JSON.stringify({ data: { id: 1, notes: text } });
    const calls = [
      () => workspace.endpoints.create({ url: 'http://localhost:3000/', name: text }),
      () => workspace.events.preview({ eventType: 'order.created', set: { 'data.notes': text } }),
      () => workspace.events.preview({ eventType: 'order.created', body }),
    ];

    for (const call of calls) expect(call).toThrow(SimulatorError);
    for (const call of calls) expect(call).toThrow(/PostgreSQL cannot store it/);
  });
});

it('a backslash before u0000 is text like any other', async () => {
  const body = JSON.stringify({ data: { id: 1, notes: '\\u0000 \\ud800 \u{1f600}' } });
  const sent = await createSimulator({ to: () => new Response(), seed: '7', clock: 'virtual' }).send(
    'order.created',
    { body },
  );

  expect(sent.status).toBe('delivered');
});
