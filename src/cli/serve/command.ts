import { DEFAULT_WORKSPACE_PORT } from '../../options/definitions/workspace.ts';
import { defineCommand } from '../parse/command.ts';

/** Serves a workspace until Ctrl-C. */
export const serveCommand = defineCommand({
  name: 'serve',
  summary: "Start a local workspace: ClickFunnels' API for webhooks, with real deliveries.",
  positionals: [],
  usesConfig: 'serve',
  examples: [
    ['serve', `Start on port ${DEFAULT_WORKSPACE_PORT}, in memory.`],
    ['serve --data workspace', 'Keep state in a folder, and continue after a restart.'],
    ['serve --time-scale 1h=1s', 'Compress 37 hours of retries into 37 seconds.'],
    ['serve --expect delivered --reporter junit=out.xml', 'Check the deliveries, for CI.'],
    ['serve --token let-me-in --port 0', 'Start on a free port, and require this token.'],
  ],
  run: async (input) => {
    const { runServe } = await import('./run.ts');
    return await runServe(input);
  },
});
