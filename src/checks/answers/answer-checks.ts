import type { Check } from '../check.ts';
import { savedBeforeAnswer } from './saved-before-answer.ts';

/** The checks of the group. */
export const ANSWER_CHECKS: readonly Check[] = [savedBeforeAnswer];
