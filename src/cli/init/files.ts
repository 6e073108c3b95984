import { flagOf } from '../../options/option-name.ts';

/** A file that `init` writes. */
export interface StarterFile {
  /** From the working directory, with forward slashes. */
  readonly path: string;
  readonly content: string;
}

/** The name of the configuration file that `init` writes. */
export const STARTER_CONFIG = 'cf-webhook-sim.config.yaml';

/**
 * What `init` writes: a configuration file in which everything is explained, and a workflow that uses it.
 *
 * @param version The version of this package, which the workflow pins.
 */
export function starterFiles(version: string): readonly StarterFile[] {
  return [
    { path: STARTER_CONFIG, content: configText() },
    { path: '.github/workflows/webhooks.yml', content: workflowText(version) },
  ];
}

function configText(): string {
  return `# yaml-language-server: $schema=node_modules/cf-webhook-sim/schemas/config.schema.json
#
# Configuration of cf-webhook-sim, a stand-in for ClickFunnels' outgoing webhooks.
#
# The keys are the options of "cf-webhook-sim send" in camelCase: ${example('maxWait')} is maxWait.
# What is typed on the command line counts most, then the environment (CF_WEBHOOK_SIM_MAX_WAIT),
# then a named run, then the top of this file. "cf-webhook-sim config" prints the effective values.

# Where your receiver listens: a port, host:port/path, or a URL.
to: localhost:3000/webhooks

# The secret that your receiver verifies signatures with. Better left to the environment, as
# CF_WEBHOOK_SIM_SECRET; without one, the published development secret signs.
# secret: whsec_…

# Waiting for retries takes no time: 37 hours of them pass in milliseconds.
instant: true

# More options:
# attempts: 8
# schedule: [1s, 15s, 1m, 5m, 15m, 1h, 12h, 24h]
# timeout: 10s
# header: { X-Tenant: 7 }

# The command that starts your receiver. It is started for each run and stopped afterwards.
# receiver:
#   command: node server.js
#   wait: 30s
#   waitFor: /health

# Named runs: cf-webhook-sim run NAME
runs:
  smoke:
    description: the events that matter most
    seed: 1
    events:
      - contact.created
      - order.created
      - { event: order.completed, set: { data.total_amount: "49.00" } }

  duplicates:
    description: every event twice; your receiver must process it once
    extends: smoke
    duplicate: 100%

  disorder:
    description: a bad day in production
    extends: smoke
    order: shuffled
    loseAck: 30%

# Event types of your own, made from a JSON Schema of their data:
# events:
#   workflows/order_packed:
#     schema: ./schemas/order-packed.json
#     subjectType: Order

# What your workspace has added to contacts and to forms, each as a JSON Schema:
# contactAttributes: ./schemas/contact-attributes.json
# formFields: ./schemas/form-fields.json
`;
}

function workflowText(version: string): string {
  return `# Sends webhooks to your receiver on every push, and fails when the receiver falls short.
name: Webhooks

on: [push, pull_request]

permissions:
  contents: read

jobs:
  webhooks:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    env:
      # Only if your receiver needs a secret of its own:
      # CF_WEBHOOK_SIM_SECRET: \${{ secrets.WEBHOOK_SECRET }}
      CF_WEBHOOK_SIM_WAIT: 60s
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
      - uses: actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0
        with:
          node-version: 22
      # Install what your receiver needs, in whatever language it is written:
      - run: npm ci
      # Change "npm start" to the command that starts your receiver.
      - name: Smoke test of the webhook receiver
        run: >-
          npx --yes cf-webhook-sim@${version} run smoke
          --reporter github --reporter markdown --reporter junit=webhooks.xml
          -- npm start
      - uses: actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0
        if: always()
        with:
          name: webhooks
          path: webhooks.xml
          if-no-files-found: ignore
`;
}

function example(name: string): string {
  return flagOf(name);
}
