import * as z from 'zod';
import { present } from '../../parse/present.ts';
import { EVENT, FAULTS, SEED, SET, TO } from '../arguments.ts';
import { shortReport, shortVerdict } from '../short-delivery.ts';
import { defineTool } from '../tool.ts';

/** More deliveries than these are counted only. */
const MOST_SHOWN = 10;

/** `send_event`: one event with its retries, or several. */
export const SEND_EVENT = defineTool({
  name: 'send_event',
  title: 'Send an event',
  description:
    "Send a signed event to the receiver and retry it on ClickFunnels' schedule (8 attempts, without waiting). Returns each attempt with its status code and response.",
  readOnly: false,
  input: {
    event: EVENT,
    to: TO,
    set: SET,
    count: z.int().min(1).max(1_000).optional().describe('How many different events. Default: 1.'),
    attempts: z.int().min(1).max(8).optional().describe('Give up after this many attempts. Default: 8.'),
    faults: FAULTS,
    seed: SEED,
  },
  run: async ({ event, to, set, count = 1, attempts, faults, seed }, session, { signal }) => {
    const { url } = await session.aim(to);
    await using simulator = session.simulator(url, present({ attempts, seed }));
    const request = { eventType: String(event), ...present({ set }) };
    const report = await simulator.sendAll(
      Array.from({ length: count }, () => request),
      { signal, ...present({ faults }) },
    );
    signal.throwIfAborted();
    const { delivered, exhausted, statusCodes } = report.summary;
    return {
      ...shortVerdict(report),
      seed: report.seed,
      summary: { delivered, exhausted, attempts: report.summary.attempts, statusCodes },
      deliveries: report.deliveries.slice(0, MOST_SHOWN).map(shortReport),
    };
  },
});
