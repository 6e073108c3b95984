import type { Fault } from './fault.ts';
import type { Share } from './share.ts';
import { strikeShare } from './strike-share.ts';

/** Success answers that get lost on their way back, so that an event that was handled comes again. */
export function loseAck(share: Share): Fault {
  return strikeShare({
    name: 'lose-ack',
    share,
    disturbance: { lostAcknowledgements: 1 },
    effect: 'acknowledgement lost: the first success answer counts as a failure',
  });
}
