import type { Check } from '../../engine/check.ts';
import { documentedTypes, unheardOfTypes } from './event-types.ts';
import { leakedSecrets, leakedTraces } from './leaks.ts';
import { poison } from './poison.ts';
import { savedBeforeAnswer } from './saved-before-answer.ts';
import { slowAnswers } from './slow-answers.ts';
import { noRedirect, successList } from './success-list.ts';

/** How a receiver answers: fast, with a status that counts, and to every event. */
export const ANSWER_CHECKS: readonly Check[] = [
  slowAnswers,
  savedBeforeAnswer,
  documentedTypes,
  unheardOfTypes,
  successList,
  noRedirect,
  poison,
  leakedTraces,
  leakedSecrets,
];
