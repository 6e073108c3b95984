import { DEFAULT_WORKSPACE_PORT } from '../../../options/definitions/workspace.ts';
import type { HelpTopic } from '../help-topic.ts';

/** How clients reach a workspace that do not let its address be set. */
export const REACH: HelpTopic = {
  name: 'reach',
  summary: 'host names and HTTPS, for clients whose address cannot be set',
  text: `serve listens on this machine and responds under its names. Many clients fix
https://NAME.myclickfunnels.com in their code. For them:

  cf-webhook-sim serve --tls --hostname '*.myclickfunnels.com'
  eval "$(cf-webhook-sim trust --export)"
  HTTPS_PROXY=http://127.0.0.1:${DEFAULT_WORKSPACE_PORT} python3 your_client.py

--tls speaks HTTPS on the same port, with a certificate of an authority that is
made once in your data folder. trust prints the settings by which Node, Python,
Ruby, PHP, Go, Java and curl trust it. --hostname names what the certificate is
for. curl, Python, Go, PHP, Ruby (http_proxy) and Node 24
(NODE_USE_ENV_PROXY=1) then use serve as their proxy: no root, no hosts file.
The proxy leads to the workspace only.

Without a proxy, map the name and the port yourself:

  curl --connect-to ::127.0.0.1:${DEFAULT_WORKSPACE_PORT} https://shop.myclickfunnels.com/api/v2/…
  127.0.0.1 shop.myclickfunnels.com accounts.myclickfunnels.com    (/etc/hosts,
                                                 with serve --port 443 as root)

--host exposes it to other machines: add --token. --allow-host adds a name
under which serve responds; requests under other names get 403. Link headers
repeat the scheme and host of the request. For containers: help containers.`,
};
