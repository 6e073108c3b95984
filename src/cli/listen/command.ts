import { defineCommand } from '../parse/command.ts';

/** Where `listen` listens when no port is named. */
export const DEFAULT_PORT = 3000;

/** Where it listens then with `--forward`: the receiver mostly has the other one. */
export const DEFAULT_FORWARDING_PORT = 4000;

/** Runs the built-in receiver until Ctrl-C. */
export const listenCommand = defineCommand({
  name: 'listen',
  summary: 'Receive webhooks: verify signatures, respond as scripted, show every request.',
  positionals: [
    {
      name: 'port',
      describe: `the port to listen on (default: ${DEFAULT_PORT}, with --forward ${DEFAULT_FORWARDING_PORT}; 0 chooses a free one)`,
      required: false,
      variadic: false,
    },
  ],
  usesConfig: 'top',
  examples: [
    ['listen', 'Respond 200 to every event on port 3000.'],
    ['listen 4000 --respond 500,500,200', 'Fail twice, then accept each event.'],
    ['listen --json > requests.jsonl', 'Write every request as a line of JSON.'],
    ['listen 4000 --forward 3000', 'Pass on what a tunnel to port 4000 brings in.'],
    ['listen --record fixtures', 'Record events for "replay", with personal data replaced.'],
  ],
  run: async (input) => {
    const { runListen } = await import('./run.ts');
    return await runListen(input);
  },
});
