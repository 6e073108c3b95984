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
  tailscale funnel 4000
  ssh -R 80:localhost:4000 HOST

Header lines keep their order and letter case, and the signature is the original
one. The receiver's response is handed back. If it gives none (down, reset,
silent for --timeout), the sender gets 503, and the delivery is kept in
cf-webhook-sim.missed/ until a retry gets through. --verify rejects forgeries
with 401. --record DIR keeps everything instead and how it went; --json prints
responses too.

  cf-webhook-sim replay cf-webhook-sim.missed --to 3000
  cf-webhook-sim replay real --failed --to 3000

cf-webhook-sim.missed/ has the bodies as they came, with all personal data, for
you alone to read: keep it out of Git. replay leaves its files there; delete the
folder afterwards (rm -r cf-webhook-sim.missed), or replay to listen's own port,
where what gets through is removed. With --record, only --keep-personal-data
keeps originals: without it, replay sends invented people with the same IDs.

Import what something else captured; the content says what it is: HAR, raw HTTP,
JSON bodies (one, a list, or lines), exports of webhook.site, RequestBin (JSON,
CSV) and ngrok (curl localhost:4040/api/requests/http), or listen --json.

  cf-webhook-sim import capture.har --record real.ndjson

import --from-api https://NAME.myclickfunnels.com/api/v2/workspaces/ID reads the
events of a workspace, by GET only, with the token in CLICKFUNNELS_API_TOKEN.

Recordings have no signatures. Elsewhere than in cf-webhook-sim.missed/ they
have no secrets either, and personal data is replaced, the same by the same,
unless --keep-personal-data is set. Order and times stay.

  cf-webhook-sim replay real.ndjson --to 3000
  cf-webhook-sim replay real.ndjson --renew --to 3000

The first sends the same bytes and IDs; --renew gives new IDs, people and times.
Products, prices, pages and tags stay.`,
};
