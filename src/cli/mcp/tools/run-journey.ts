import * as z from 'zod';
import { isJourneyFile } from '../../../journeys/load-journey.ts';
import { journeyFiles, listedJourneys } from '../../journeys/listed-journeys.ts';
import { present } from '../../parse/present.ts';
import { FAULTS, SEED, TO } from '../arguments.ts';
import { projectFile } from '../project-file.ts';
import { shortReport, shortVerdict } from '../short-delivery.ts';
import { defineTool } from '../tool.ts';

/** Deliveries that failed, in full. */
const MOST_SHOWN = 5;

/** `run_journey`: linked events of one purchase or subscription. */
export const RUN_JOURNEY = defineTool({
  name: 'run_journey',
  title: 'Run a journey',
  description:
    'Send all events of a business story (a purchase, a subscription with renewals, a refund) for the same contact and order. Without "journey", list the journeys.',
  readOnly: false,
  input: {
    journey: z.string().optional().describe('A name, or a YAML or JSON file inside the project.'),
    to: TO,
    parameters: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
      .optional()
      .describe('Values for parameters of the journey.'),
    faults: FAULTS,
    seed: SEED,
  },
  run: async ({ journey, to, parameters = {}, faults, seed }, session, { signal }) => {
    if (journey === undefined) {
      const journeys = await listedJourneys(session.config);
      return { journeys: journeys.map(({ name, title }) => ({ name, title })) };
    }
    const configured = journeyFiles(session.config).get(journey);
    const reference = configured ?? (isJourneyFile(journey) ? projectFile(journey, process.cwd()) : journey);
    const { url } = await session.aim(to);
    await using simulator = session.simulator(url, present({ seed }));
    const report = await simulator.run(reference, parameters, { signal, ...present({ faults }) });
    signal.throwIfAborted();
    const { deliveries, delivered, exhausted, attempts, statusCodes } = report.summary;
    const failed = report.deliveries.filter(({ status }) => status !== 'delivered');
    return {
      ...shortVerdict(report),
      seed: report.seed,
      summary: { deliveries, delivered, exhausted, attempts, statusCodes },
      events: report.deliveries.map(({ eventType, status }) => `${eventType}: ${status}`),
      failed: failed.slice(0, MOST_SHOWN).map(shortReport),
    };
  },
});
