import type { Check } from '../../engine/check.ts';
import { burst } from './burst.ts';
import { burstWork } from './burst-work.ts';
import { duplicateResponse } from './duplicate-response.ts';
import { duplicateWork } from './duplicate-work.ts';
import { lateDuplicate } from './late-duplicate.ts';
import { markedTooEarly } from './marked-too-early.ts';
import { purchase } from './purchase.ts';
import { raceCrash, raceSettles } from './race-responses.ts';
import { raceOfTen, raceOfTwo } from './race-work.ts';
import { repeatedMails } from './repeated-mails.ts';
import { sameFacts } from './same-facts.ts';
import { memoryOfProcess, smallMemory } from './short-memory.ts';

/** The checks of the group. */
export const IDEMPOTENCY_CHECKS: readonly Check[] = [
  duplicateResponse,
  duplicateWork,
  raceSettles,
  raceCrash,
  raceOfTwo,
  raceOfTen,
  sameFacts,
  repeatedMails,
  markedTooEarly,
  smallMemory,
  memoryOfProcess,
  lateDuplicate,
  purchase,
  burst,
  burstWork,
];
