import { defineCommand } from '../parse/command.ts';
import { CONFIG_OPTION } from '../parse/config-option.ts';
import { DELIVERY_OPTIONS } from '../parse/delivery-options.ts';
import { wholeNumber } from '../parse/option-parsers.ts';
import { PAYLOAD_OPTIONS } from '../parse/payload-options.ts';
import { DEFAULT_WORKSPACE_PORT } from '../parse/workspace-options.ts';

/** The options of `serve`. */
export const SERVE_OPTIONS = {
  port: {
    kind: 'value',
    placeholder: 'PORT',
    describe: 'the port to listen on; 0 chooses a free one',
    defaultText: String(DEFAULT_WORKSPACE_PORT),
    parse: wholeNumber('--port', 0, 65_535, 4400),
  },
  data: {
    kind: 'value',
    placeholder: 'DIR',
    describe: 'keep endpoints, events and deliveries in this folder',
    defaultText: 'all is gone in the end',
    parse: (text: string) => text,
  },
  token: {
    kind: 'value',
    placeholder: 'TEXT',
    describe: 'the only bearer token that is let in',
    defaultText: 'any',
    parse: (text: string) => text,
  },
  recordAll: { kind: 'flag', describe: 'keep events that nobody listens for as well' },
  deactivation: {
    kind: 'flag',
    describe: 'deactivate endpoints whose deliveries fail for good again and again',
  },
  instant: { kind: 'flag', describe: 'do not wait: simulated time jumps to each attempt' },
  manual: { kind: 'flag', describe: 'let simulated time stand still until it is advanced' },
  timeScale: DELIVERY_OPTIONS.timeScale,
  schedule: DELIVERY_OPTIONS.schedule,
  timeout: DELIVERY_OPTIONS.timeout,
  concurrency: { ...DELIVERY_OPTIONS.concurrency, defaultText: '16' },
  maxConnections: {
    kind: 'value',
    placeholder: 'N',
    describe: 'connections that are served at once',
    defaultText: '500',
    parse: wholeNumber('--max-connections', 1, 10_000),
  },
  seed: { ...PAYLOAD_OPTIONS.seed, defaultText: 'a new one; that of --data where there is one' },
  wire: PAYLOAD_OPTIONS.wire,
  header: DELIVERY_OPTIONS.header,
  insecure: DELIVERY_OPTIONS.insecure,
  ca: DELIVERY_OPTIONS.ca,
  allowRemote: DELIVERY_OPTIONS.allowRemote,
  quiet: { kind: 'flag', describe: 'narrate the address only' },
  config: CONFIG_OPTION,
} as const;

/** Serves a workspace until Ctrl-C. */
export const serveCommand = defineCommand({
  name: 'serve',
  summary: "Serve a workspace: ClickFunnels' API for webhooks, and the deliveries behind it.",
  positionals: [],
  options: SERVE_OPTIONS,
  usesConfig: 'event types',
  examples: [
    ['serve', `on port ${DEFAULT_WORKSPACE_PORT}, everything in memory`],
    ['serve --data workspace', 'go on where it stood'],
    ['serve --time-scale 1h=1s', '37 hours of retries in 37 seconds'],
    ['serve --token let-me-in --port 0', 'on a free port, with a token of its own'],
  ],
  run: async (input) => {
    const { runServe } = await import('./run.ts');
    return await runServe(input);
  },
});
