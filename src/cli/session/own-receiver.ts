import { createReceiver } from '../../receiver/receiver.ts';
import { summaryLines } from '../../receiver/receiver-lines.ts';
import { present } from '../parse/present.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { DeliverySession } from './delivery-session.ts';
import type { SessionReceiver } from './receiver.ts';

/** Starts the built-in receiver on a free port, because no other was named. */
export async function startOwnReceiver(
  { options, ownReceiver }: DeliverySession,
  terminal: Terminal,
): Promise<SessionReceiver> {
  const receiver = createReceiver({
    ...present({ secret: options.secret, ...ownReceiver }),
    // Only the figures are told.
    keepRequests: 0,
  });
  const { url } = await receiver.listen();
  const { dim } = terminal.narrationPalette;

  return {
    target: url,
    introduce: () => {
      if (!options.quiet) terminal.narrate(dim(`No --to: a built-in receiver listens at ${url}`));
    },
    beforeAttempt: () => undefined,
    finish: async () => {
      await receiver.close();
      if (options.quiet) return false;
      const [requests = '', signatures] = summaryLines(receiver.summary(), terminal.narrationPalette);
      terminal.narrate(`${dim('The built-in receiver received')} ${requests}`);
      if (signatures !== undefined) terminal.narrate(`  ${signatures}`);
      return false;
    },
    stop: () => receiver.close(),
  };
}
