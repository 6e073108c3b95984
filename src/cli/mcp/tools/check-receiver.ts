import * as z from 'zod';
import { present } from '../../parse/present.ts';
import { TO } from '../arguments.ts';
import { nextFinding } from '../next-finding.ts';
import { defineTool } from '../tool.ts';

const SELECTION = z.array(z.string()).optional();

/** `check_receiver`: one finding at a time, with its cure. */
export const CHECK_RECEIVER = defineTool({
  name: 'check_receiver',
  title: 'Check a receiver',
  description:
    'Send about 500 valid, forged, duplicated and malformed webhooks to the receiver and return the gravest finding with evidence, cause and fix. Fix it in the code, call again, until the verdict is "passed". Takes up to a minute.',
  readOnly: false,
  input: {
    to: TO,
    only: SELECTION.describe('Run only these: ids (AUTH-02b), families (AUTH) or groups (forgery).'),
    exclude: SELECTION.describe('Leave these out, written the same way.'),
    strict: z.boolean().optional().describe('Whether a broken SHOULD fails the run. Default: false.'),
  },
  run: async ({ to, only = [], exclude = [], strict = false }, session, { signal, progress }) => {
    const { options } = session;
    const means = await session.means();
    const aim = await session.aim(to);
    await means.control.reset?.();
    await using simulator = session.simulator(aim.url);
    let done = 0;
    const report = await simulator.check({
      ...{ only, exclude, strict, signal, receiverCommand: aim.command },
      subscribed: options.subscribed.flat(),
      routes: Object.fromEntries(options.route),
      probeIgnore: options.probeIgnore.flat(),
      processControl: { ...means.control, ...aim.control },
      reproduce: (id) => (id === undefined ? 'check_receiver' : `check_receiver with only ["${id}"]`),
      onResult: (_, total) => {
        done += 1;
        progress(done, total);
      },
      ...present({
        eventType: options.event,
        oldSecret: options.oldSecret,
        maxRequests: options.maxRequests,
        timeoutMs: options.timeout,
        probe: means.probe,
        settleMs: options.settle,
        stack: options.stack,
      }),
    });
    signal.throwIfAborted();
    return nextFinding(report);
  },
});
