import * as z from 'zod';
import type { LocalDelivery } from '../../../compose/local-workspace.ts';
import { SimulatorError } from '../../../errors/simulator-error.ts';
import { shortDelivery } from '../short-delivery.ts';
import { defineTool } from '../tool.ts';

const DEFAULT_WAIT_SECONDS = 20;
/** Of all deliveries, the latest are shown. */
const MOST_SHOWN = 5;

/** `wait_for_delivery`: how a delivery ended. */
export const WAIT_FOR_DELIVERY = defineTool({
  name: 'wait_for_delivery',
  title: 'Wait for a delivery',
  description:
    'Wait until a delivery of the workspace is delivered or exhausted, and return its attempts with status codes and responses.',
  readOnly: true,
  input: {
    id: z.int().optional().describe('The delivery. Default: all of them.'),
    timeoutSeconds: z.number().min(0).max(50).optional().describe(`Default: ${DEFAULT_WAIT_SECONDS}.`),
  },
  run: async ({ id, timeoutSeconds = DEFAULT_WAIT_SECONDS }, session, { signal }) => {
    const { workspace } = session.workspace.current();
    const chosen = () => (id === undefined ? workspace.deliveries() : [session.workspace.delivery(id)]);
    const ended = await workspace
      .waitFor(() => chosen().every(hasEnded), { timeoutMs: timeoutSeconds * 1_000, signal })
      .catch((error: unknown) => {
        if (error instanceof SimulatorError && error.code === 'wait-timed-out') return false;
        throw error;
      });
    return { ended, deliveries: chosen().slice(-MOST_SHOWN).map(shortDelivery) };
  },
});

function hasEnded({ state, attempts }: LocalDelivery): boolean {
  return state !== 'pending' && attempts.every(({ outcome }) => outcome !== null);
}
