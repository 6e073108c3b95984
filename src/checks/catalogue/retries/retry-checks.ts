import type { Check } from '../../engine/check.ts';
import { afterHalfDelivery, afterLostAnswers, afterOwnFailure } from './after-failure.ts';
import { lostAnswerWork } from './lost-answer-work.ts';
import { retryWave } from './retry-wave.ts';

/** The checks of the group. */
export const RETRY_CHECKS: readonly Check[] = [
  afterHalfDelivery,
  afterLostAnswers,
  afterOwnFailure,
  lostAnswerWork,
  retryWave,
];
