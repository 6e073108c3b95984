import { defineFault, FAULT } from './fault-definition.ts';
import { type FaultShare, SHARE } from './share.ts';
import { strikeShare } from './strike-share.ts';

/** Events that never arrive: for testing that the receiver finds and fetches what it missed. */
export interface DropSetting {
  /** Drops N (or P%) of the events: they are never sent. @default none */
  readonly drop?: FaultShare;
}

/** The fault `drop`. */
export const DROP = defineFault({
  options: [
    {
      ...FAULT,
      name: 'drop',
      kind: 'value',
      placeholder: 'N|P%',
      describe: 'never send N (or P%) of the events',
      type: SHARE,
    },
  ],
  stage: 'sending',
  plan: ({ drop: share }: DropSetting) =>
    share === undefined ? undefined : strikeShare({ share, disturbance: { dropped: true } }),
});
