import { defineCommand } from '../parse/command.ts';

/** What load generators a run can be written for. */
export const LOAD_TOOLS = ['artillery', 'k6', 'vegeta'] as const;

/** `cf-webhook-sim export`: a run for a load generator. */
export const exportCommand = defineCommand({
  name: 'export',
  summary: 'Write a run for a load generator: artillery, k6 or vegeta.',
  positionals: [
    {
      name: 'tool',
      describe: `the load generator: ${LOAD_TOOLS.join(', ')}`,
      required: true,
      variadic: false,
      offers: LOAD_TOOLS.map((word) => ({ word })),
    },
    {
      name: 'what',
      describe: 'a named run of the configuration file, or event types (default: order.created)',
      required: false,
      variadic: true,
      offers: { artillery: ['runs', 'events'], k6: ['runs', 'events'], vegeta: ['runs', 'events'] },
    },
  ],
  usesConfig: 'run or journey',
  runWord: 1,
  examples: [
    ['export artillery smoke --out load.yaml', 'Write a scenario and its processor (help load).'],
    ['export artillery order.created:3 contact.created --to 3000', 'Choose events by weight.'],
    ['export k6 smoke --out load.js', 'Write a script with a pool of bodies, signed at send time.'],
    ['export vegeta order.created --rate 50/s --duration 30s', 'Write targets to pipe into vegeta -lazy.'],
  ],
  run: async (input) => {
    const { runExport } = await import('./run.ts');
    return await runExport(input);
  },
});
