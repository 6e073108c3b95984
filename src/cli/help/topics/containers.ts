import type { HelpTopic } from '../help-topic.ts';

/** A workspace in a container, beside that of the receiver. */
export const CONTAINERS: HelpTopic = {
  name: 'containers',
  summary: 'a workspace and a receiver in containers, under real names',
  text: `In a compose file, the name of a service is a host name, and aliases give it
ClickFunnels' names, on their port:

  services:
    clickfunnels:
      image: node:24
      command: >
        npx --yes cf-webhook-sim serve --host 0.0.0.0 --port 443 --tls
        --token local-token --allow-host clickfunnels
        --hostname '*.myclickfunnels.com' --allow-remote app
      volumes: [authority:/root/.local/share/cf-webhook-sim]
      healthcheck:
        test: curl -fs http://127.0.0.1:443/_sim/health
        interval: 2s
      networks:
        default:
          aliases: [shop.myclickfunnels.com, accounts.myclickfunnels.com]
    app:
      build: .
      environment:
        NODE_EXTRA_CA_CERTS: /trust/authority/authority.pem
        SSL_CERT_FILE: /trust/authority/authority-and-public.pem
      volumes: [authority:/trust:ro]
      depends_on: { clickfunnels: { condition: service_healthy } }
  volumes:
    authority:

The app calls https://shop.myclickfunnels.com as in production, registers
http://app:3000/webhooks, and gets events there: --allow-remote app allows it.
--host lets other machines in, --allow-host adds a name under which serve
responds, and requests under other names get 403. See: help reach`,
};
