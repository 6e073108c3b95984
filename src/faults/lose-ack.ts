import { defineFault, FAULT } from './fault-definition.ts';
import { type FaultShare, SHARE } from './share.ts';
import { strikeShare } from './strike-share.ts';

/** Success responses that get lost on their way back, so that an event that was handled comes again. */
export interface LoseAckSetting {
  /** Drops N (or P%) of the 2xx responses, so that the event is retried. @default none */
  readonly loseAck?: FaultShare;
}

/** The fault `loseAck`. */
export const LOSE_ACK = defineFault({
  options: [
    {
      ...FAULT,
      name: 'loseAck',
      kind: 'value',
      placeholder: 'N|P%',
      describe: 'drop N (or P%) of the 2xx responses, so that the event is retried',
      type: SHARE,
    },
  ],
  stage: 'sending',
  plan: ({ loseAck: share }: LoseAckSetting) =>
    share === undefined
      ? undefined
      : strikeShare({
          share,
          disturbance: { loseAck: 1 },
        }),
});
