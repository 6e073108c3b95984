import type { Check } from '../../engine/check.ts';
import { farAhead } from './far-ahead.ts';
import { milliseconds } from './milliseconds.ts';
import { noTime } from './no-time.ts';
import { oddTimestampCrash } from './odd-timestamp-crash.ts';
import { secretRotation } from './secret-rotation.ts';
import { clockAhead, slowDelivery } from './shifted-delivery.ts';
import { stale } from './stale.ts';
import { trailingLetters } from './trailing-letters.ts';
import { wideWindow } from './wide-window.ts';

/** Whether timestamps are looked at, and correctly. */
export const REPLAY_WINDOW_CHECKS: readonly Check[] = [
  stale,
  farAhead,
  wideWindow,
  noTime,
  milliseconds,
  trailingLetters,
  oddTimestampCrash,
  clockAhead,
  slowDelivery,
  secretRotation,
];
