import { defineCommand } from '../parse/command.ts';

/** Fills a workspace that another process serves. */
export const seedCommand = defineCommand({
  name: 'seed',
  summary: 'Fill a running workspace with contacts and orders, by journeys.',
  positionals: [
    { name: 'count', describe: 'how many contacts (default: 20)', required: false, variadic: false },
  ],
  examples: [
    ['seed', 'Create 20 contacts: leads, buyers and subscribers.'],
    ['seed 500 --workspace 4500', 'Create 500 in another workspace.'],
  ],
  run: async (input) => {
    const { runSeed } = await import('./run.ts');
    return await runSeed(input);
  },
});
