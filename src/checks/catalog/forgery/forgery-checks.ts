import type { Check } from '../../engine/check.ts';
import { effectOfForgery } from './effect-of-forgery.ts';
import { guessableSecret } from './guessable-secret.ts';
import { meaninglessSignature } from './meaningless-signature.ts';
import { noTimestamp } from './no-timestamp.ts';
import { oddLength } from './odd-length.ts';
import { otherForm } from './other-form.ts';
import { otherSecret } from './other-secret.ts';
import { parserBeforeSignature } from './parser-before-signature.ts';
import { refusedInOrder } from './refused-in-order.ts';
import { truncatedSignature } from './truncated-signature.ts';
import { unsigned } from './unsigned.ts';

/** Whether what must be refused is refused. */
export const FORGERY_CHECKS: readonly Check[] = [
  unsigned,
  meaninglessSignature,
  noTimestamp,
  otherSecret,
  truncatedSignature,
  guessableSecret,
  otherForm,
  oddLength,
  refusedInOrder,
  effectOfForgery,
  parserBeforeSignature,
];
