import { defineCommand } from '../parse/command.ts';

/** `cf-webhook-sim compare`: real deliveries beside the catalog. */
export const compareCommand = defineCommand({
  name: 'compare',
  summary:
    'Compare real deliveries with the catalog: fields, types, nulls, formats, enum values, envelope, times.',
  positionals: [
    {
      name: 'recording',
      describe: 'a file or folder of recorded deliveries',
      required: true,
      variadic: false,
      offers: ['files'],
    },
  ],
  usesConfig: 'event types',
  examples: [
    ['compare captures', 'Print every difference.'],
    ['compare captures --fail-on unknown-field', 'Fail a CI job on fields that the catalog does not have.'],
    ['compare captures --shareable --html report.html', 'Write a report without values, safe to share.'],
  ],
  run: async (input) => {
    const { runCompare } = await import('./run.ts');
    return runCompare(input);
  },
});
