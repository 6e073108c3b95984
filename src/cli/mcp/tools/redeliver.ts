import * as z from 'zod';
import { shortDelivery } from '../short-delivery.ts';
import { defineTool } from '../tool.ts';

/** `redeliver`: one more attempt, and how it ended. */
export const REDELIVER = defineTool({
  name: 'redeliver',
  title: 'Redeliver',
  description:
    'Make one more attempt of a delivery of the workspace, also of one that was delivered: same body and event ID, new signature.',
  readOnly: false,
  input: { id: z.int().describe('The delivery, as trigger returned it.') },
  run: async ({ id }, session, { signal }) => {
    const { workspace } = await session.openWorkspace();
    const before = workspace.redeliver(id).attempts.length;
    const isMade = () => {
      const attempt = session.workspace.delivery(id).attempts[before];
      return attempt !== undefined && attempt.outcome !== null;
    };
    await workspace.waitFor(isMade, { signal });
    return { delivery: shortDelivery(session.workspace.delivery(id)) };
  },
});
