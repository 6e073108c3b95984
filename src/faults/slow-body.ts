import { InvalidValue } from '../errors/invalid-value.ts';
import type { ValueType } from '../options/value-type.ts';
import { defineFault, FAULT } from './fault-definition.ts';
import { EVERY_DELIVERY } from './share.ts';
import { strikeShare } from './strike-share.ts';

/** Bodies that trickle in, as over a bad line. */
export interface SlowBodySetting {
  /** Sends bodies slowly, in bytes per second, or as `'2kB/s'`. @default at once */
  readonly slowBody?: number | string;
}

const RATE = /^(\d+(?:\.\d+)?)(B|kB|KB|MB)?(?:\/s)?$/;
const BYTES = { B: 1, kB: 1_000, KB: 1_000, MB: 1_000_000 } as const;

/** Reads `500`, `500B/s` or `2kB/s` as bytes per second. */
const BYTE_RATE: ValueType<number> = {
  parse: (text) => {
    const match = RATE.exec(text);
    const unit = Object.entries(BYTES).find(([name]) => name === (match?.[2] ?? 'B'))?.[1] ?? 1;
    const rate = Number(match?.[1] ?? 0) * unit;
    if (rate > 0) return rate;
    throw new InvalidValue('bytes per second', text, ['500B/s', '2kB/s']);
  },
};

/** The fault `slowBody`. */
export const SLOW_BODY = defineFault({
  options: [
    {
      ...FAULT,
      name: 'slowBody',
      kind: 'value',
      placeholder: 'RATE',
      describe: 'send bodies slowly, e.g. 500B/s',
      type: BYTE_RATE,
      valueInMessages: '\\d+k?B/s',
    },
  ],
  stage: 'sending',
  plan: ({ slowBody }: SlowBodySetting) => {
    if (slowBody === undefined) return undefined;
    const bodyBytesPerSecond = BYTE_RATE.parse(String(slowBody));
    return strikeShare({
      share: EVERY_DELIVERY,
      disturbance: { bodyBytesPerSecond },
    });
  },
});
