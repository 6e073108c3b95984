import type { Check } from '../../engine/check.ts';
import { changedAddress } from './changed-address.ts';
import { updateFirstKept, updateFirstTaken } from './child-before-parent.ts';
import { oldButNewest, sameMoment } from './late-but-newest.ts';
import { creationLate, otherOffset, sameSecond, updatesOutOfOrder } from './newest-wins.ts';
import { plainOrder } from './plain-order.ts';
import { resurrection } from './resurrection.ts';
import { staleDuplicate } from './stale-duplicate.ts';
import { unknownOrder } from './unknown-order.ts';
import { updatesAtOnce } from './updates-at-once.ts';

/** The checks of the group. */
export const ORDER_CHECKS: readonly Check[] = [
  updatesOutOfOrder,
  creationLate,
  otherOffset,
  sameSecond,
  updatesAtOnce,
  updateFirstTaken,
  updateFirstKept,
  oldButNewest,
  sameMoment,
  resurrection,
  unknownOrder,
  plainOrder,
  staleDuplicate,
  changedAddress,
];
