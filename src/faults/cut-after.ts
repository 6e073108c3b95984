import type { CutPoint } from '../delivery/disturbance.ts';
import { InvalidValue } from '../errors/invalid-value.ts';
import type { ValueType } from '../options/value-type.ts';
import { defineFault, FAULT } from './fault-definition.ts';
import { EVERY_DELIVERY } from './share.ts';
import { strikeShare } from './strike-share.ts';

/** Connections that break while the first attempt is being sent. */
export interface CutAfterSetting {
  /** Drops the first connection after the headers, the body, or this many bytes of the body. @default not at all */
  readonly cutAfter?: CutPoint;
}

/** Reads `headers`, `body` or a number of bytes. */
const CUT_POINT: ValueType<CutPoint> = {
  parse: (text) => {
    if (text === 'headers' || text === 'body') return text;
    if (/^\d+$/.test(text)) return Number(text);
    throw new InvalidValue('headers, body or a number of bytes', text, ['body', '100']);
  },
};

/** The fault `cutAfter`. */
export const CUT_AFTER = defineFault({
  options: [
    {
      ...FAULT,
      name: 'cutAfter',
      kind: 'value',
      placeholder: 'POINT',
      describe: 'drop the first connection after headers, body, or a number of bytes',
      type: CUT_POINT,
      valueInMessages: '(?:headers|body)(?=[:.]?(?: |$))',
    },
  ],
  stage: 'sending',
  plan: ({ cutAfter }: CutAfterSetting) => {
    if (cutAfter === undefined) return undefined;
    return strikeShare({ share: EVERY_DELIVERY, disturbance: { cutAfter } });
  },
});
