/*
 * A workspace in a process of its own, which a test kills. Tells on its standard output, a line of JSON each, what it has
 * been asked to keep and has kept. With `until-settled` it goes on until nothing is to be delivered any more, tells
 * everything that it has kept, and ends by itself.
 */
import { randomUUID } from 'node:crypto';
import { openWorkspace } from '../../.compiled/compose/open-workspace.js';

const [data, url, mode] = process.argv.slice(2);
const workspace = await openWorkspace({ data, clock: { scale: 500 }, concurrency: 8 });
const tell = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

if (workspace.endpoints.list().items.length === 0) workspace.endpoints.create({ url, name: 'Killed' });
tell({ type: 'ready', pid: process.pid });

if (mode === 'until-settled') {
  await workspace.clock.advance('3d');
  const deliveries = listAll();
  tell({
    type: 'kept',
    deliveries: deliveries.map((delivery) => ({
      eventId: delivery.eventId,
      state: delivery.state,
      attempts: workspace.deliveries.attempts(delivery.id).map(({ number, state }) => ({ number, state })),
    })),
  });
  await workspace.close();
} else {
  for (;;) {
    const body = JSON.stringify({ event_id: randomUUID(), event_type: 'contact.created' });
    const { events } = workspace.events.trigger({ eventType: 'contact.created', body });
    for (const { event } of events) tell({ type: 'triggered', eventId: event.id });
    await new Promise((resolve) => {
      setTimeout(resolve, 4);
    });
  }
}

function listAll() {
  const deliveries = [];
  for (let after = 0; after !== null; ) {
    const { items, next } = workspace.deliveries.list({ after, limit: 500 });
    deliveries.push(...items);
    after = next;
  }
  return deliveries;
}
