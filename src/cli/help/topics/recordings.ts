import type { HelpTopic } from '../help-topic.ts';

/** How real deliveries become recordings, and are sent again. */
export const RECORDINGS: HelpTopic = {
  name: 'recordings',
  summary: 'forward, record, import and replay real deliveries',
  text: `Forward what a tunnel brings in to your receiver, byte for byte:

  cf-webhook-sim listen 4000 --forward 3000

The tunnel leads to port 4000; register its URL as an endpoint in ClickFunnels:

  cloudflared tunnel --url http://localhost:4000
  ngrok http 4000
  ssh -R 80:localhost:4000 HOST   (or: tailscale funnel 4000)

Header lines keep their order and letter case, and the signature is the original
one. The sender gets the receiver's response. Without one (down, reset,
silent for --timeout), the sender gets 503, and the delivery is kept as it came,
personal data included, in cf-webhook-sim.missed/ until a retry gets through.
replay leaves it there: delete the folder then (rm -r cf-webhook-sim.missed), or
replay to listen's port. --verify rejects forgeries with 401. --record DIR keeps
everything and how it went; --keep-personal-data lets replay send originals.

  cf-webhook-sim replay cf-webhook-sim.missed --to 3000
  cf-webhook-sim replay real --failed --to 3000

Import what something else captured; the content says what it is: HAR, raw HTTP,
JSON bodies (one, a list, or lines), exports of webhook.site, RequestBin (JSON,
CSV) and ngrok (curl localhost:4040/api/requests/http), or listen --json.

  cf-webhook-sim import capture.har --record real.ndjson

import --from-api https://NAME.myclickfunnels.com/api/v2/workspaces/ID reads the
events of a workspace, by GET only, with the token in CLICKFUNNELS_API_TOKEN.

Other recordings have no secrets and no signatures. Personal data is replaced
consistently unless --keep-personal-data is set. Order and times stay.

  cf-webhook-sim replay real.ndjson --to 3000
  cf-webhook-sim replay real.ndjson --renew --to 3000

The first sends the same bytes and IDs; --renew gives new IDs, people and times.
Products, prices, pages and tags stay.`,
};
