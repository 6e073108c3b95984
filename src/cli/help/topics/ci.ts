import { EXIT_CODE_MEANINGS } from '../../terminal/exit-code-meanings.ts';
import type { HelpTopic } from '../help-topic.ts';

/** Runs in a script or a CI job. */
export const CI: HelpTopic = {
  name: 'ci',
  summary: 'expectations, reports, exit codes, configuration files',
  text: `The command after -- is your receiver: started before the run, stopped after it.

  cf-webhook-sim send all --to 3000 --instant --seed 1 \\
    --expect delivered --expect 'latency.p95<5s' \\
    --reporter junit=webhooks.xml --reporter markdown -- node server.js
  cf-webhook-sim check 3000 --reporter junit=checks.xml -- node server.js

Exit codes
${EXIT_CODE_MEANINGS.map(([code, meaning]) => `  ${String(code).padEnd(3)}  ${meaning}`).join('\n')}

--expect: delivered, attempts<=2, statuses=500,200, response.body.ok=true,
"order.created: status=2xx"; a wrong one prints the grammar.
--reporter: text, json, ndjson, junit, ctrf, markdown, github, html; NAME=FILE.
On GitHub, markdown goes to the job summary and github annotates failures.
With CI set, nothing is interactive and --max-wait is 60s.

cf-webhook-sim init writes a workflow and cf-webhook-sim.config.yaml:

  receiver: node server.js
  to: localhost:3000/webhooks
  instant: true
  runs:
    smoke: { events: [order.created], expect: [attempts=1] }
    badDay: { extends: smoke, order: shuffled, loseAck: 30% }

  cf-webhook-sim run smoke

Keys are options in camelCase. The command line wins over CF_WEBHOOK_SIM_…
variables, then the run, then the top of the file (cf-webhook-sim config).`,
};
