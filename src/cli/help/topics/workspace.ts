import { DEFAULT_WORKSPACE_PORT } from '../../../options/definitions/workspace.ts';
import type { HelpTopic } from '../help-topic.ts';

/** A workspace with ClickFunnels' API. */
export const WORKSPACE: HelpTopic = {
  name: 'workspace',
  summary: "ClickFunnels' API for webhooks on your machine, and a live stream",
  text: `serve is a workspace: ClickFunnels' API for webhook endpoints and events, with
everything that is delivered behind it.

  cf-webhook-sim serve --data workspace --time-scale 1h=1s

Point your API client at http://127.0.0.1:${DEFAULT_WORKSPACE_PORT}/api/v2; any bearer token is
accepted unless --token sets one. From another terminal:

  cf-webhook-sim trigger order.created
  cf-webhook-sim trigger one-time-purchase --duplicate 1 --lose-ack 20%
  cf-webhook-sim replay --workspace ${DEFAULT_WORKSPACE_PORT} --failed
  cf-webhook-sim rotate-secret "Orders" --overlap 1h
  cf-webhook-sim send order.created --endpoint "Orders" --instant

trigger sends to the endpoints that are subscribed. replay sends lost events
again with the same IDs. send --endpoint signs with an endpoint's secret.

Deliveries are at least once. --data keeps everything at each step: after a kill
nothing is lost, and only the attempts that were in flight (at most
--concurrency of them) are made once more, with the same event ID. After a power
cut its last moments may be missing. Databases of older versions are upgraded.
--keep 30d removes deliveries that ended 30 days ago and gives their space back.

What ClickFunnels has no API for is under /_sim: break and repair endpoints,
hold deliveries back, redeliver, move the clock, a live stream of everything.
/_sim/openapi.json describes both APIs. Requests from other sites and machines
are rejected; other ClickFunnels resources return 501.

IDs in events resolve: GET /api/v2/contacts/ID, /orders/ID, /orders/invoices/ID,
/products/ID, /courses/ID and their lists show what the newest event said.
Writing contacts and their tags raises contact.created and so on. OAuth is at
/oauth/authorize and /oauth/token; the client secret is the token of serve.

In a test suite, startWorkspace() of cf-webhook-sim/workspace does it all in one
process. Other languages start serve --port 0 --json, which prints url, token
and pid when it is ready. In CI, serve --until-quiet 10s --expect delivered
--reporter junit=out.xml ends with the exit code of a run.
See also: help workspace-file, help reach`,
};
