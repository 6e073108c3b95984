import { DEFAULT_WORKSPACE_PORT } from '../../../options/definitions/workspace.ts';
import type { HelpTopic } from '../help-topic.ts';

/** A workspace with ClickFunnels' API. */
export const WORKSPACE: HelpTopic = {
  name: 'workspace',
  summary: "ClickFunnels' API for webhooks on your machine, and a live stream",
  text: `serve is a workspace: ClickFunnels' API for webhook endpoints and events, with
everything that is delivered behind it.

  cf-webhook-sim serve --data workspace --time-scale 1h=1s

Point your API client at http://127.0.0.1:${DEFAULT_WORKSPACE_PORT}/api/v2. serve prints the
workspace ID; any bearer token is accepted unless --token sets one. --data keeps
endpoints, events and pending retries across restarts.

From another terminal:

  cf-webhook-sim trigger order.created
  cf-webhook-sim trigger one-time-purchase --duplicate 1 --lose-ack 20%
  cf-webhook-sim replay --workspace ${DEFAULT_WORKSPACE_PORT} --failed
  cf-webhook-sim rotate-secret "Orders" --overlap 1h
  cf-webhook-sim send order.created --endpoint "Orders" --instant

trigger sends an event or a journey to the endpoints that are subscribed to it.
replay sends lost events again with the same event IDs. send --endpoint signs
with the secret of a registered endpoint.

What ClickFunnels has no API for is under /_sim: break and repair endpoints,
hold deliveries back and release them out of order, redeliver, move the clock,
a live stream of everything. /_sim/openapi.json describes both APIs. Requests
from other sites and other machines are rejected. Other ClickFunnels resources
return 501.

In a test suite, startWorkspace() of cf-webhook-sim/workspace does all of it in
one process. Other languages start serve --port 0 --json, which prints url,
token and pid when it is ready. In CI, serve --until-quiet 10s --expect
delivered --reporter junit=out.xml ends with the exit code of a run.`,
};
