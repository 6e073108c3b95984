import { correctExpress } from './correct/express.ts';
import { correctFastify } from './correct/fastify.ts';
import { correctFetch } from './correct/fetch.ts';
import { receiversInStyles } from './correct/styles.ts';
import { workFirst } from './receivers/ack-01-work-first.ts';
import { respondsFirst } from './receivers/ack-02-responses-first.ts';
import { defaultBadRequest } from './receivers/ack-03-default-400.ts';
import { handlerTable } from './receivers/ack-03-handler-table.ts';
import { alreadyReported } from './receivers/ack-04-already-reported.ts';
import { thankYou } from './receivers/ack-05-thank-you.ts';
import { throwsForEver } from './receivers/ack-07-throws-for-ever.ts';
import { expectedSignature } from './receivers/ack-08-expected-signature.ts';
import { stackTrace } from './receivers/ack-08-stack-trace.ts';
import { wrongLevel } from './receivers/ack-09-wrong-level.ts';
import { anyContact } from './receivers/ack-10-any-contact.ts';
import { byPrefix } from './receivers/ack-11-by-prefix.ts';
import { emptySignature } from './receivers/auth-01-empty-signature.ts';
import { optionalSignature } from './receivers/auth-01-optional-signature.ts';
import { timestampFilledIn } from './receivers/auth-01-timestamp-filled-in.ts';
import { formatOnly } from './receivers/auth-02-format-only.ts';
import { hexDecoder } from './receivers/auth-02-hex-decoder.ts';
import { prefix } from './receivers/auth-02-prefix.ts';
import { unsetOldSecret } from './receivers/auth-02-unset-old-secret.ts';
import { lengthMismatch } from './receivers/auth-03-length-mismatch.ts';
import { missingHeaderCrash } from './receivers/auth-03-missing-header-crash.ts';
import { ageOnly } from './receivers/auth-05-age-only.ts';
import { halfAnHour } from './receivers/auth-05-half-an-hour.ts';
import { noTimestampCheck } from './receivers/auth-05-no-timestamp-check.ts';
import { guessedUnits } from './receivers/auth-06-guessed-units.ts';
import { invalidDate } from './receivers/auth-06-invalid-date.ts';
import { nan } from './receivers/auth-06-nan.ts';
import { parseIntTimestamp } from './receivers/auth-06-parse-int.ts';
import { narrowWindow } from './receivers/auth-07-narrow-window.ts';
import { noFuture } from './receivers/auth-07-no-future.ts';
import { oneSecret } from './receivers/auth-08-one-secret.ts';
import { parserFirst } from './receivers/auth-09-parser-first.ts';
import { workBeforeCheck } from './receivers/auth-09-work-before-check.ts';
import { conflict } from './receivers/idem-01-conflict.ts';
import { noMemory } from './receivers/idem-01-no-memory.ts';
import { checkThenAct } from './receivers/idem-02-check-then-act.ts';
import { countedLock } from './receivers/idem-02-counted-lock.ts';
import { uniqueCrash } from './receivers/idem-02-unique-crash.ts';
import { byEventId } from './receivers/idem-03-by-event-id.ts';
import { mailPerUpdate } from './receivers/idem-04-mail-per-update.ts';
import { markedFirst } from './receivers/idem-05-marked-first.ts';
import { lastHundred } from './receivers/idem-06-last-hundred.ts';
import { forgetful } from './receivers/idem-06-memory-of-process.ts';
import { shortTime } from './receivers/idem-06-short-time.ts';
import { exhaustedPool } from './receivers/idem-07-exhausted-pool.ts';
import { perInvoiceEvent } from './receivers/idem-08-by-event-type.ts';
import { wholeFile } from './receivers/idem-09-whole-file.ts';
import { compareThenWrite } from './receivers/ord-01-compare-then-write.ts';
import { creationOverwrites } from './receivers/ord-01-creation-overwrites.ts';
import { lastWriter } from './receivers/ord-01-last-writer.ts';
import { secondsOnly } from './receivers/ord-01-seconds-only.ts';
import { timesAsText } from './receivers/ord-01-times-as-text.ts';
import { deadLetter } from './receivers/ord-02-dead-letter.ts';
import { dropsUnknown } from './receivers/ord-02-drops-unknown.ts';
import { strictlyNewer } from './receivers/ord-03-strictly-newer.ts';
import { tooOld } from './receivers/ord-03-too-old.ts';
import { resurrects } from './receivers/ord-04-resurrects.ts';
import { needsOrder } from './receivers/ord-05-unknown-order.ts';
import { knownSubject } from './receivers/ord-06-known-subject.ts';
import { timesAlone } from './receivers/ord-07-times-alone.ts';
import { byAddress } from './receivers/ord-08-by-address.ts';
import { droppedNulls } from './receivers/pay-01-dropped-nulls.ts';
import { firstItem } from './receivers/pay-01-first-item.ts';
import { mergedNameless } from './receivers/pay-01-merged-nameless.ts';
import { missingField } from './receivers/pay-01-missing-field.ts';
import { nullAddress } from './receivers/pay-01-null-address.ts';
import { nullNull } from './receivers/pay-01-null-null.ts';
import { requiredName } from './receivers/pay-01-required-name.ts';
import { closedEnum } from './receivers/pay-02-closed-enum.ts';
import { pageExpected } from './receivers/pay-02-page-expected.ts';
import { strictSchema } from './receivers/pay-02-strict-schema.ts';
import { defaultLimit } from './receivers/pay-03-default-limit.ts';
import { twoMegabytes } from './receivers/pay-03-two-megabytes.ts';
import { unguardedParse } from './receivers/pay-04-unguarded-parse.ts';
import { timePattern } from './receivers/pay-05-time-pattern.ts';
import { columnLength } from './receivers/pay-06-column-length.ts';
import { userAgent } from './receivers/pay-07-user-agent.ts';
import { centsCutOff } from './receivers/pay-08-cents-cut-off.ts';
import { escapedNames } from './receivers/pay-08-escaped-names.ts';
import { otherFieldNames } from './receivers/pay-08-other-field-names.ts';
import { idFirst } from './receivers/ret-01-id-first.ts';
import { failedIsReplay } from './receivers/ret-02-failed-is-replay.ts';
import { stopsWithConnection } from './receivers/ret-03-stops-with-connection.ts';
import { holdsBroken } from './receivers/ret-04-holds-broken.ts';
import { caughtError } from './receivers/ret-05-caught-error.ts';
import { reserialized } from './receivers/sig-01-reserialized.ts';
import { escapesForgotten } from './receivers/sig-02-escapes-forgotten.ts';
import { numbersNormalized } from './receivers/sig-03-numbers-normalized.ts';
import { latin1 } from './receivers/sig-04-latin1.ts';
import { contentLength } from './receivers/sig-05-content-length.ts';
import { exactContentType } from './receivers/sig-05-exact-content-type.ts';
import { firstChunk } from './receivers/sig-05-first-chunk.ts';
import { rememberedSignatures } from './receivers/sig-06-remembered-signatures.ts';
import { signatureByEvent } from './receivers/sig-06-signature-by-event.ts';
import { twoSchemes } from './receivers/sig-06-two-schemes.ts';
import type { ZooMember } from './zoo.ts';

/** Receivers without a fault. */
export const CORRECT_RECEIVERS: readonly ZooMember[] = [
  correctExpress,
  correctFetch,
  correctFastify,
  // Work comes a moment after the response.
  ...receiversInStyles(5),
];

/** Receivers that are wrong in one way each. */
export const BROKEN_RECEIVERS: readonly ZooMember[] = [
  emptySignature,
  optionalSignature,
  timestampFilledIn,
  formatOnly,
  hexDecoder,
  prefix,
  unsetOldSecret,
  lengthMismatch,
  missingHeaderCrash,
  ageOnly,
  halfAnHour,
  noTimestampCheck,
  guessedUnits,
  invalidDate,
  nan,
  parseIntTimestamp,
  narrowWindow,
  noFuture,
  oneSecret,
  parserFirst,
  workBeforeCheck,
  escapesForgotten,
  reserialized,
  numbersNormalized,
  latin1,
  contentLength,
  exactContentType,
  firstChunk,
  rememberedSignatures,
  signatureByEvent,
  twoSchemes,
  workFirst,
  defaultBadRequest,
  handlerTable,
  alreadyReported,
  thankYou,
  throwsForEver,
  expectedSignature,
  stackTrace,
  nullAddress,
  missingField,
  firstItem,
  requiredName,
  strictSchema,
  closedEnum,
  pageExpected,
  defaultLimit,
  twoMegabytes,
  unguardedParse,
  timePattern,
  columnLength,
  userAgent,
  respondsFirst,
  conflict,
  noMemory,
  checkThenAct,
  countedLock,
  uniqueCrash,
  byEventId,
  mailPerUpdate,
  markedFirst,
  lastHundred,
  forgetful,
  exhaustedPool,
  creationOverwrites,
  lastWriter,
  deadLetter,
  dropsUnknown,
  strictlyNewer,
  tooOld,
  resurrects,
  needsOrder,
  idFirst,
  failedIsReplay,
  stopsWithConnection,
  holdsBroken,
  caughtError,
  wrongLevel,
  anyContact,
  timesAsText,
  knownSubject,
  droppedNulls,
  mergedNameless,
  centsCutOff,
  escapedNames,
  shortTime,
  perInvoiceEvent,
  wholeFile,
  compareThenWrite,
  secondsOnly,
  timesAlone,
  byPrefix,
  otherFieldNames,
  byAddress,
  nullNull,
];
