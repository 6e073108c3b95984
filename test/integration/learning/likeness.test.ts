import { expect, it } from 'vitest';
import { requireEventType } from '../../../src/events/find-event-types.ts';
import { createLearnedBodies } from '../../../src/learning/apply/create-learned-bodies.ts';
import { learnOverlay } from '../../../src/learning/overlay/learn-overlay.ts';
import { overlayText } from '../../../src/learning/overlay/overlay-text.ts';
import { observedBody } from '../../../src/learning/shape/observed-body.ts';
import { createEvent } from '../../../src/payloads/create-event.ts';
import { eventSource } from '../../../src/payloads/event-source.ts';
import { type CapturedBody, captures } from '../../support/learning/real-captures.ts';
import { accuracyOfTelling } from '../../support/learning/tell-apart.ts';

const AT = Date.UTC(2026, 6, 1);

it('cannot be told from held-out originals by paths, types and nulls', () => {
  const learnedFrom = captures('train', 400);
  const heldOut = captures('held out', 400);
  const overlay = learnOverlay(learnedFrom.map(observed)).overlay;
  const learned = createLearnedBodies(overlay);
  if (process.env['SHOW']) console.log(overlayText(overlay));

  for (const eventType of ['contact.identified', 'order.created']) {
    const real = heldOut.filter((body) => body['event_type'] === eventType);
    const before = accuracyOfTelling(real, generate(eventType, 400));
    const after = accuracyOfTelling(real, generate(eventType, 400, learned));
    console.log(eventType, before, after);
    expect(Math.min(before.bayes, before.tree)).toBeGreaterThan(0.95);
    expect(after.bayes).toBeLessThan(0.58);
    expect(after.tree).toBeLessThan(0.58);
  }
});

function observed(body: CapturedBody) {
  const found = observedBody({
    event: {
      id: String(body['event_id']),
      type: String(body['event_type']),
      apiVersion: 'v2',
      subjectId: Number(body['subject_id']),
      subjectType: String(body['subject_type']),
      createdAt: Date.parse(String(body['created_at'])),
      body: Buffer.from(JSON.stringify(body)),
    },
    status: 'received',
    attempts: 1,
  });
  if (found === undefined) throw new Error('not JSON');
  return found;
}

function generate(
  eventType: string,
  count: number,
  learned?: ReturnType<typeof createLearnedBodies>,
): unknown[] {
  return Array.from({ length: count }, (_, index) => {
    const { body } = createEvent({
      entry: requireEventType(eventType),
      apiVersion: 'v2',
      wire: 'documented',
      ...eventSource({ seed: 'likeness', index, eventType }, AT),
      at: AT,
      ...(learned === undefined ? {} : { customFields: { learned } }),
    });
    if (process.env['SHOW'] && index < 2) console.log(Buffer.from(body).toString());
    return JSON.parse(Buffer.from(body).toString());
  });
}
