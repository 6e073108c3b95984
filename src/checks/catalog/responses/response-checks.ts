import type { Check } from '../../engine/check.ts';
import { doesSomething } from './does-something.ts';
import { documentedTypes, unheardOfTypes } from './event-types.ts';
import { leakedSecrets, leakedTraces } from './leaks.ts';
import { oppositeTypeActs } from './opposite-type-acts.ts';
import { poison } from './poison.ts';
import { savedBeforeResponse } from './saved-before-response.ts';
import { slowResponses } from './slow-responses.ts';
import { noRedirect, successList } from './success-list.ts';
import { unknownTypeActs } from './unknown-type-acts.ts';

/** How a receiver responds: fast, with a status that counts, and to every event. */
export const RESPONSE_CHECKS: readonly Check[] = [
  slowResponses,
  savedBeforeResponse,
  documentedTypes,
  unheardOfTypes,
  successList,
  noRedirect,
  doesSomething,
  unknownTypeActs,
  oppositeTypeActs,
  poison,
  leakedTraces,
  leakedSecrets,
];
