import type { Fault } from './fault.ts';
import type { Share } from './share.ts';
import { strikeShare } from './strike-share.ts';

/** Events that never arrive: for testing that the receiver finds and fetches what it missed. */
export function drop(share: Share): Fault {
  return strikeShare({
    name: 'drop',
    share,
    disturbance: { dropped: true },
    effect: 'dropped: never sent',
  });
}
