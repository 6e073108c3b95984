import type { Check } from '../../engine/check.ts';
import { updateFirstKept, updateFirstTaken } from './child-before-parent.ts';
import { oldButNewest, sameMoment } from './late-but-newest.ts';
import { creationLate, otherOffset, updatesOutOfOrder } from './newest-wins.ts';
import { plainOrder } from './plain-order.ts';
import { resurrection } from './resurrection.ts';
import { unknownOrder } from './unknown-order.ts';

/** The checks of the group. */
export const ORDER_CHECKS: readonly Check[] = [
  updatesOutOfOrder,
  creationLate,
  otherOffset,
  updateFirstTaken,
  updateFirstKept,
  oldButNewest,
  sameMoment,
  resurrection,
  unknownOrder,
  plainOrder,
];
