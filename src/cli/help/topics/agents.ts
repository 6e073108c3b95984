import type { HelpTopic } from '../help-topic.ts';

/** Tools for coding agents. */
export const AGENTS: HelpTopic = {
  name: 'agents',
  summary: 'let a coding agent check and fix your receiver (MCP)',
  text: `cf-webhook-sim mcp serves tools over the Model Context Protocol (stdio).
Add it to your agent, for example in .mcp.json:

  { "mcpServers": { "cf-webhook-sim": {
      "command": "npx", "args": ["cf-webhook-sim", "mcp"] } } }

Set in cf-webhook-sim.config.yaml how your receiver starts:

  receiver: node server.js
  to: localhost:3000/webhooks

Each call that sends starts it afresh, so changes to its code apply. Without
"receiver", the agent starts it and passes "to". Restart the server after a
change to the configuration file.

  check_receiver     one finding at a time: evidence, cause, fix; call again
                     until the verdict is "passed"
  send_event         one event or several, with retries and faults
  run_journey        all events of a purchase or a subscription
  list_events        event types, and what each one means
  preview_event      the body of an event
  explain_signature  how requests are signed, or why a signature is invalid
  start_workspace    ClickFunnels' API, with the receiver as its endpoint
  trigger, wait_for_delivery, redeliver
                     events of that workspace

A call sends to this machine only (or to hosts of --allow-remote), names no
command, and reads YAML and JSON files inside the project only. Commands come
from the configuration file. Secrets are masked in every result.

fixtures/agents in the package has llms.txt and a skill, which say the same to
an agent without MCP; copy the skill to where your agent looks for skills.

  cf-webhook-sim mcp --help`,
};
