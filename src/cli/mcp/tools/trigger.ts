import { present } from '../../parse/present.ts';
import { EVENT, EVENT_FAULTS, SET } from '../arguments.ts';
import { defineTool } from '../tool.ts';

/** `trigger`: an event of the workspace. */
export const TRIGGER = defineTool({
  name: 'trigger',
  title: 'Trigger an event',
  description: 'Trigger an event in the workspace. Every subscribed endpoint gets a delivery.',
  readOnly: false,
  input: { event: EVENT, set: SET, faults: EVENT_FAULTS },
  run: async ({ event, set, faults }, session) => {
    const { workspace } = await session.openWorkspace();
    const deliveries = workspace.trigger(String(event), present({ set, faults }));
    return {
      deliveries: deliveries.map(({ id, eventId, state }) => ({ id, eventId, state })),
      next:
        deliveries.length === 0
          ? 'No endpoint is subscribed to this event.'
          : `Call wait_for_delivery with id ${deliveries[0]?.id}.`,
    };
  },
});
