import type { Check } from '../../engine/check.ts';
import { numberForms } from './number-forms.ts';
import { railsEscapes } from './rails-escapes.ts';
import { reserializedBody } from './reserialized-body.ts';
import { borrowedSignature, changedAfterSigning, otherMessage } from './signed-parts.ts';
import { textEncodings } from './text-encodings.ts';
import { chunkedBody, contentTypes, slicedBody } from './way-of-sending.ts';

/** Whether the signature is verified over the bytes that came. */
export const SIGNATURE_BYTES_CHECKS: readonly Check[] = [
  reserializedBody,
  railsEscapes,
  numberForms,
  textEncodings,
  chunkedBody,
  slicedBody,
  contentTypes,
  changedAfterSigning,
  otherMessage,
  borrowedSignature,
];
