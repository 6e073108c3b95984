import type { HelpTopic } from '../help-topic.ts';

/** What a workspace begins with, and how its API fails. */
export const WORKSPACE_FILE: HelpTopic = {
  name: 'workspace-file',
  summary: 'endpoints, contacts and faults that a workspace begins with',
  text: `serve --workspace-file workspace.yaml begins with what this file says:

  seed: 7
  now: 2026-01-15T12:00:00Z
  clock: manual                    # real, virtual, manual or 1h=1s
  endpoints:
    - name: Orders
      url: http://localhost:3000/webhooks
      events: [order.created]      # default: every event type
      secret: \${ORDERS_SECRET}     # from the environment; default: a new one
      break: { status: 503 }       # what goes wrong on purpose
  contacts:
    - { email_address: ann@example.com, first_name: Ann }
  products:
    - { name: Course }
  apiFaults: ['429:30s*3 on POST /workspaces/*']

Options take precedence. Endpoints are recognized by name after a restart;
contacts and products raise contact.created and product.created once, in a new
workspace. From another terminal:

  cf-webhook-sim endpoints
  cf-webhook-sim endpoints add 3000/webhooks --subscribe order.created
  cf-webhook-sim endpoints remove "Orders"
  cf-webhook-sim seed 50

seed runs journeys of leads, buyers and subscribers. apiFaults, --api-fault and
PUT /_sim/api-faults make requests to ClickFunnels' API fail:

  429, 503            with Retry-After: 429:30s      slow:2s    respond later
  drop, lose-response cut the connection before or after the work is done
  expired-token       401 to the right token

*3 applies to three requests, "on POST /contacts*" to those of a route.
--secrets-once shows an endpoint's secret only when it is created or rotated.`,
};
