import type { Check } from '../../engine/check.ts';
import { lostBehindSuccess } from '../idempotency/marked-too-early.ts';
import { afterHalfDelivery, afterLostResponses, afterOwnFailure } from './after-failure.ts';
import { lostResponseWork } from './lost-response-work.ts';
import { retryWave } from './retry-wave.ts';

/** The checks of the group. */
export const RETRY_CHECKS: readonly Check[] = [
  afterHalfDelivery,
  afterLostResponses,
  afterOwnFailure,
  lostResponseWork,
  lostBehindSuccess,
  retryWave,
];
