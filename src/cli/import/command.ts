import { defineCommand } from '../parse/command.ts';

/** `cf-webhook-sim import`: makes a recording of deliveries that something else captured. */
export const importCommand = defineCommand({
  name: 'import',
  summary: 'Import captured deliveries as a recording: HAR, HTTP dumps, JSON, inspectors, the API.',
  positionals: [
    {
      name: 'file',
      describe: 'captured requests; "-" for stdin. The content says what it is.',
      required: false,
      variadic: true,
      offers: ['files'],
    },
  ],
  examples: [
    ['import capture.har --record real.ndjson', 'Import a HAR file, with personal data replaced.'],
    ['import --from-api "$WORKSPACE_URL" --record real.ndjson', "Read events from ClickFunnels' API."],
    ['import capture.har | cf-webhook-sim replay /dev/stdin --to 3000', 'Replay what was captured.'],
  ],
  run: async (input) => {
    const { runImport } = await import('./run.ts');
    return await runImport(input);
  },
});
