import * as z from 'zod';
import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../../signature/header-names.ts';
import { present } from '../../parse/present.ts';
import { EVENT, SEED, SET } from '../arguments.ts';
import { defineTool } from '../tool.ts';

/** Nothing is sent there. */
const NOWHERE = new URL('http://localhost/');

/** `preview_event`: a body, without sending it. */
export const PREVIEW_EVENT = defineTool({
  name: 'preview_event',
  title: 'Preview an event',
  description: 'Make the body of an event as ClickFunnels would send it, without sending it.',
  readOnly: true,
  input: { event: EVENT, set: SET, apiVersion: z.enum(['v1', 'v2']).optional(), seed: SEED },
  run: async ({ event, set, apiVersion, seed }, session) => {
    await using simulator = session.simulator(NOWHERE, present({ seed }));
    const [planned] = simulator.plan([{ eventType: String(event), ...present({ set, apiVersion }) }]);
    const text = new TextDecoder().decode(planned?.event.body);
    return {
      seed: simulator.seed,
      headers: ['content-type: application/json', SIGNATURE_HEADER, TIMESTAMP_HEADER],
      bytes: planned?.event.body.length,
      body: JSON.parse(text),
    };
  },
});
