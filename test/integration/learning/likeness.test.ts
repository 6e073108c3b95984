import { expect, it } from 'vitest';
import { createSimulator } from '../../../src/compose/create-simulator.ts';
import type { WireShape } from '../../../src/events/envelope.ts';
import { requireEventType } from '../../../src/events/find-event-types.ts';
import { createLearnedBodies } from '../../../src/learning/apply/create-learned-bodies.ts';
import { loadLearned } from '../../../src/learning/load-learned.ts';
import { learnOverlay } from '../../../src/learning/overlay/learn-overlay.ts';
import { overlayText } from '../../../src/learning/overlay/overlay-text.ts';
import type { ObservedBody } from '../../../src/learning/shape/observed-body.ts';
import { createEvent } from '../../../src/payloads/create-event.ts';
import { eventSource } from '../../../src/payloads/event-source.ts';
import type { LearnedBodies } from '../../../src/payloads/learned-bodies.ts';
import { createReceiver } from '../../../src/receiver/receiver.ts';
import { startWorkspace } from '../../../src/workspace.ts';
import { observedFrom } from '../../support/learning/observed-from.ts';
import { type CapturedBody, captures } from '../../support/learning/real-captures.ts';
import { accuracyOfTelling } from '../../support/learning/tell-apart.ts';
import { folderWith } from '../../unit/config/temp-folder.ts';

const AT = Date.UTC(2026, 6, 1);
/** Two standard deviations above 0.5 for 400 bodies, and a little. */
const CHANCE = 0.57;

it.each(['contact.identified', 'order.created', 'warehouse/parcel.packed'])(
  'generates %s that paths, types and nulls do not tell from held-out originals',
  (eventType) => {
    const learned = learnFrom(captures('learned from', 400).map(observedFrom));
    const heldOut = captures('held out', 400).filter((body) => body['event_type'] === eventType);

    const { bayes, tree } = accuracyOfTelling(heldOut, generate(eventType, 400, { learned }));

    expect(bayes).toBeLessThan(CHANCE);
    expect(tree).toBeLessThan(CHANCE);
  },
);

it('tells them apart without an overlay, or the test would prove nothing', () => {
  const heldOut = captures('held out', 100).filter((body) => body['event_type'] === 'order.created');

  const { bayes, tree } = accuracyOfTelling(heldOut, generate('order.created', 100, {}));

  expect([bayes, tree]).toEqual([1, 1]);
});

it.each(['contact.identified', 'order.updated', 'form/submission.created'])(
  'learns what depends on what in bodies as rich as %s',
  (eventType) => {
    const real = (seed: string, count: number) => generate(eventType, count, { seed, wire: 'observed' });
    const learned = learnFrom(real('learned from', 300).map((body) => observedFrom(Object(body))));

    const { bayes, tree } = accuracyOfTelling(real('held out', 300), generate(eventType, 300, { learned }));

    expect(bayes).toBeLessThan(0.62);
    expect(tree).toBeLessThan(0.62);
  },
);

it('halves the distance to the originals with ten deliveries', () => {
  const heldOut = captures('held out', 200).filter((body) => body['event_type'] === 'contact.identified');
  const learned = learnFrom(captures('learned from', 10).map(observedFrom));

  const { bayes, tree } = accuracyOfTelling(heldOut, generate('contact.identified', 200, { learned }));

  expect(Math.max(bayes, tree)).toBeLessThan(0.8);
});

it('sends bodies in the form of the overlay from the library', async () => {
  const folder = folderWith({
    'learned.yaml': overlayText(learnOverlay(captures('library', 20).map(observedFrom)).overlay),
  });
  await using receiver = createReceiver();
  const { url } = await receiver.listen();
  const learned = await loadLearned(`${folder}/learned.yaml`);
  await using simulator = createSimulator({ to: url, clock: 'virtual', seed: 7, learned });

  const { event, status } = await simulator.send('order.created');

  expect(status).toBe('delivered');
  expect(event).toMatchObject({
    region: expect.stringMatching(/^(eu-central|us-east)$/),
    data: { status: expect.stringMatching(/^(settled|open)$/) },
  });
});

it('delivers such bodies from a workspace', async () => {
  const learned = learnFrom(captures('workspace', 20).map(observedFrom));
  await using workspace = await startWorkspace({ seed: 7, learned });
  workspace.endpoints.add((_request, response) => {
    response.end();
  });

  workspace.trigger('contact.identified');
  await workspace.settled();

  expect(workspace.deliveries()).toMatchObject([
    {
      state: 'delivered',
      event: { region: expect.any(String), data: { custom_attributes: expect.any(Object) } },
    },
  ]);
});

it('keeps the envelope of the catalog where events were read from the API, which has another', () => {
  const fromApi = captures('api', 20).map((body) => ({ ...observedFrom(body), isFromApi: true }));

  const [body] = generate('contact.identified', 1, { learned: learnFrom(fromApi) });

  expect(body).not.toHaveProperty('region');
  expect(body).toMatchObject({
    page_id: expect.anything(),
    data: { custom_attributes: { newsletter: expect.any(Boolean) } },
  });
});

it('gives the same bytes for the same seed and overlay, also after reading it back', async () => {
  const overlay = learnOverlay(captures('bytes', 30).map(observedFrom)).overlay;
  const folder = folderWith({ 'learned.yaml': overlayText(overlay) });
  const [one, other] = [createLearnedBodies(overlay), await loadLearned(`${folder}/learned.yaml`)];

  expect(generate('order.created', 20, { learned: one })).toEqual(
    generate('order.created', 20, { learned: other }),
  );
});

function learnFrom(bodies: readonly ObservedBody[]): LearnedBodies {
  return createLearnedBodies(learnOverlay(bodies).overlay);
}

interface Making {
  readonly learned?: LearnedBodies;
  readonly seed?: string;
  readonly wire?: WireShape;
}

function generate(
  eventType: string,
  count: number,
  { learned, seed = 'generated', wire = 'documented' }: Making,
): readonly CapturedBody[] {
  const entry =
    eventType === 'warehouse/parcel.packed'
      ? { ...requireEventType('order.created'), name: eventType, subjectType: 'Warehouse::Parcel' }
      : requireEventType(eventType);
  return Array.from({ length: count }, (_, index) => {
    const { body } = createEvent({
      entry,
      apiVersion: 'v2',
      wire,
      ...eventSource({ seed, index, eventType }, AT),
      at: AT,
      ...(learned === undefined ? {} : { customFields: { learned } }),
    });
    return Object(JSON.parse(Buffer.from(body).toString()));
  });
}
