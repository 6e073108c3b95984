import type { InProcessTarget } from '../delivery/in-process-target.ts';
import type { Sender } from '../delivery/sender.ts';
import { createInProcessSender, type InProcessSenderOptions } from './in-process-sender.ts';

/** Receivers in the same process, each under a host name of its own, so that a URL is enough to name one. */
export interface InProcessHosts {
  /** Gives a receiver a host and returns the origin of its URLs, e.g. `http://in-process-1.localhost`. */
  add(target: InProcessTarget): string;
  /** Makes a sender that reaches these receivers, and leaves everything else to another one. */
  before(other: Sender, options: InProcessSenderOptions): Sender;
}

/** Makes {@link InProcessHosts}. Names below `localhost` are this machine's, whatever a resolver says. */
export function createInProcessHosts(): InProcessHosts {
  const targets = new Map<string, InProcessTarget>();
  return {
    add: (target) => {
      const host = `in-process-${targets.size + 1}.localhost`;
      targets.set(host, target);
      return `http://${host}`;
    },
    before: (other, options) => {
      const senders = new Map<string, Sender>();
      const senderFor = ({ hostname }: URL): Sender => {
        const target = targets.get(hostname);
        if (target === undefined) return other;
        const sender = senders.get(hostname) ?? createInProcessSender(target, options);
        senders.set(hostname, sender);
        return sender;
      };
      return {
        send: (request, signal, manner) => senderFor(request.url).send(request, signal, manner),
        close: async () => {
          await Promise.all([other, ...senders.values()].map((sender) => sender.close()));
        },
      };
    },
  };
}
