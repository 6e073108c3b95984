import { DEFAULT_WORKSPACE_PORT } from '../../options/definitions/workspace.ts';
import { defineCommand } from '../parse/command.ts';

/** Serves a workspace until Ctrl-C. */
export const serveCommand = defineCommand({
  name: 'serve',
  summary: "Serve a workspace: ClickFunnels' API for webhooks, and the deliveries behind it.",
  positionals: [],
  usesConfig: 'serve',
  examples: [
    ['serve', `on port ${DEFAULT_WORKSPACE_PORT}, everything in memory`],
    ['serve --data workspace', 'go on where it stood'],
    ['serve --time-scale 1h=1s', '37 hours of retries in 37 seconds'],
    ['serve --expect delivered --reporter junit=out.xml', 'judge what is delivered, for a CI job'],
    ['serve --token let-me-in --port 0', 'on a free port, with a token of its own'],
  ],
  run: async (input) => {
    const { runServe } = await import('./run.ts');
    return await runServe(input);
  },
});
