import * as z from 'zod';
import { startWorkspace } from '../../../compose/start-workspace.ts';
import { shownUrl } from '../../../wire/target.ts';
import { present } from '../../parse/present.ts';
import { SEED, TO } from '../arguments.ts';
import { defineTool } from '../tool.ts';

/** `start_workspace`: ClickFunnels' API and an endpoint. */
export const START_WORKSPACE = defineTool({
  name: 'start_workspace',
  title: 'Start a workspace',
  description:
    "Start a ClickFunnels workspace in memory, with the receiver as its endpoint and ClickFunnels' API for webhooks on a loopback port. Needed by trigger, wait_for_delivery and redeliver. Replaces the one before.",
  readOnly: false,
  input: {
    to: TO,
    events: z.array(z.string()).optional().describe('Event types to subscribe to. Default: all.'),
    clock: z
      .enum(['virtual', 'real'])
      .optional()
      .describe('virtual (default): retries follow at once. real: they take 37 hours.'),
    seed: SEED,
  },
  run: async ({ to, events, clock = 'virtual', seed }, session) => {
    const { options, config, customEvents, secret } = session;
    const { url } = await session.aim(to);
    const workspace = await startWorkspace({
      ...config?.customFields,
      ...{ clock, customEvents, headers: options.header },
      ...{ insecure: options.insecure, allowRemote: options.allowRemote },
      ...present({ ca: options.ca, wire: options.wire, timeoutMs: options.timeout, seed }),
    });
    try {
      const endpoint = workspace.endpoints.add(url, { secret, ...present({ events }) });
      await session.workspace.replace({ workspace, to });
      return {
        api: `${workspace.url}/api/v2`,
        token: workspace.token,
        workspaceId: workspace.workspaceId,
        endpoint: { id: endpoint.id, url: shownUrl(url), events: events ?? 'all' },
        next: 'Call trigger with an event.',
      };
    } catch (error) {
      await workspace.close();
      throw error;
    }
  },
});
