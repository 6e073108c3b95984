import { built } from '../package-under-test.mjs';

/** The present of every event that is made here. */
export const STORY_TIME = Date.UTC(2026, 0, 15, 12);

/** One `order.created`, ready to be sent. */
export async function orderEvent() {
  const { createEvent } = await built('payloads/create-event.js');
  const { requireEventType } = await built('events/find-event-types.js');
  const { createRandom } = await built('random/random.js');
  return createEvent({
    entry: requireEventType('order.created'),
    apiVersion: 'v2',
    wire: 'documented',
    random: createRandom('bench'),
    at: STORY_TIME,
  });
}
