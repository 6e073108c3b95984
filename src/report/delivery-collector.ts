import type { DeliveryEvent } from '../delivery/delivery-event.ts';
import { explainFailure, mayRefuseSignature, type Outcome } from '../delivery/outcome.ts';
import { excerptOfResponse } from '../delivery/response-excerpt.ts';
import { isoTime } from '../internal/iso-time.ts';
import type { SecretValues } from '../internal/mask.ts';
import { printable } from '../internal/printable.ts';
import { DEVELOPMENT_SECRET } from '../signature/sign.ts';
import type { AttemptReport, DeliveryReport } from './run-report.ts';

/** Turns the stream into one report for each delivery, handed over when the delivery ends and then forgotten. */
export interface DeliveryCollector {
  readonly record: (event: DeliveryEvent) => void;
}

/**
 * Makes a {@link DeliveryCollector}.
 *
 * @param secret Taken out of everything that the receiver wrote.
 */
export function createDeliveryCollector(
  secret: SecretValues,
  onDelivery: (delivery: DeliveryReport) => void,
): DeliveryCollector {
  const attempts = new Map<string, AttemptReport[]>();

  return {
    record: (event) => {
      if (event.type === 'attempt-finished') {
        const made = attempts.get(event.delivery.id);
        const report = attemptReport(event, secret);
        if (made === undefined) attempts.set(event.delivery.id, [report]);
        else made.push(report);
      } else if (event.type === 'delivery-finished') {
        const { delivery, status, unmade } = event;
        const made = attempts.get(delivery.id) ?? [];
        attempts.delete(delivery.id);
        onDelivery({
          id: delivery.id,
          eventId: delivery.event.id,
          eventType: delivery.event.type,
          apiVersion: delivery.event.apiVersion,
          subjectId: delivery.event.subjectId,
          endpoint: delivery.endpoint,
          status,
          faults: delivery.faults,
          attempts: made,
          unmadeAttempts: unmade,
          ...(delivery.story === undefined ? {} : { story: delivery.story }),
        });
      }
    },
  };
}

/** One finished attempt, as reported. */
export function attemptReport(
  { attempt, result }: Extract<DeliveryEvent, { type: 'attempt-finished' }>,
  secret: SecretValues,
): AttemptReport {
  const { outcome, response } = result;
  return {
    number: attempt.number,
    dueAfterMs: attempt.dueAfterMs,
    startedAt: isoTime(attempt.startedAt),
    signatureTimestamp: attempt.signatureTimestamp,
    outcome:
      outcome.kind === 'connection-error'
        ? { ...outcome, message: printable(outcome.message, secret) }
        : outcome,
    explanation: explanationOf(outcome, secret),
    latencyMs: Math.round(result.latencyMs * 1_000) / 1_000,
    remoteAddress: result.remoteAddress,
    responseExcerpt: response === null ? null : excerptOfResponse(response.body, secret),
  };
}

function explanationOf(outcome: Outcome, secret: SecretValues): string | null {
  const { why } = explainFailure(outcome) ?? {};
  if (why === undefined) return null;
  if (![secret].flat().includes(DEVELOPMENT_SECRET) || !mayRefuseSignature(outcome)) return why;
  return `${why} The request was signed with the development secret, which is used when no secret is given.`;
}
