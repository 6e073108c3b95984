import { flagOf } from '../../options/option-name.ts';

/** A configuration file in which everything is explained. */
export function starterConfig(): string {
  return `# yaml-language-server: $schema=node_modules/cf-webhook-sim/schemas/config.schema.json
#
# Configuration of cf-webhook-sim, a stand-in for ClickFunnels' outgoing webhooks.
#
# The keys are the options of "send", "replay" and "check" in camelCase: ${flagOf('maxWait')} is maxWait.
# The command line overrides the environment (CF_WEBHOOK_SIM_MAX_WAIT), which overrides a named run,
# which overrides the top of this file. "cf-webhook-sim config" prints the effective values.

# Where your receiver listens: a port, host:port/path, or a URL; auto/webhooks reads the port of the command below.
to: localhost:3000/webhooks

# The secret that your receiver verifies signatures with. Prefer the environment variable
# CF_WEBHOOK_SIM_SECRET; without a secret, the public development secret signs.
# secret: whsec_…

# Do not wait for retries: 37 hours pass in milliseconds.
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
  check:
    description: find what will break in production
    check: true
    # only: [AUTH, ACK]
    # probeUrl: http://localhost:3000/state/{subject_id}

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

# Options of "cf-webhook-sim serve":
# serve:
#   port: 4400
#   data: ./webhooks

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
