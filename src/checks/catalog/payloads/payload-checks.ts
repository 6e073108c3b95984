import type { Check } from '../../engine/check.ts';
import { newValues, otherEnvelope, unknownFields } from './additions.ts';
import { bareHeaders } from './bare-headers.ts';
import { bodySize, largeBody } from './body-size.ts';
import { emptyValuesKept, namelessStayApart } from './dropped-nulls.ts';
import { emptyLists, emptyValues, emptyValuesTaken, missingFields } from './empty-values.ts';
import { emptyWords } from './empty-words.ts';
import { filledFields } from './filled-fields.ts';
import { hostileTexts } from './hostile-texts.ts';
import { amountsKept, namesKept } from './kept-content.ts';
import { notAnEvent } from './not-an-event.ts';
import { otherForms } from './other-forms.ts';

/** What is in a body: less, more, larger or other than expected. */
export const PAYLOAD_CHECKS: readonly Check[] = [
  emptyValues,
  emptyValuesTaken,
  emptyValuesKept,
  namelessStayApart,
  emptyWords,
  missingFields,
  emptyLists,
  unknownFields,
  newValues,
  otherEnvelope,
  bodySize,
  largeBody,
  notAnEvent,
  otherForms,
  hostileTexts,
  bareHeaders,
  amountsKept,
  namesKept,
  filledFields,
];
