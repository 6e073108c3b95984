import type { Delivery, DeliveryEvent } from '../delivery/delivery-event.ts';
import type { NextStep } from '../delivery/delivery-state.ts';
import { isoTime } from '../internal/iso-time.ts';
import type { JsonValue } from '../internal/json.ts';
import { withoutControls } from '../internal/json-text.ts';
import type { SecretValues } from '../internal/mask.ts';
import { packageVersion } from '../internal/package-version.ts';
import { printable } from '../internal/printable.ts';
import { attemptReport } from './delivery-collector.ts';
import type { Reporter, ReporterContext } from './reporter.ts';
import type { SimulatorEvent } from './simulator-event.ts';

/** The name and version of the stream's format; its first line states it. */
export const STREAM_SCHEMA = 'cf-webhook-sim/stream@2';

/** Writes each event of the stream as one line of JSON, as it happens. Request bodies are not in it. */
export function createNdjsonReporter({ write, secret }: ReporterContext): Reporter {
  const writeLine = (line: object) => write(`${withoutControls(JSON.stringify(line))}\n`);
  return {
    needsDeliveries: false,
    record: (event) => {
      const line = streamLine(event, secret);
      if (line !== undefined) writeLine(line);
    },
    end: ({ json }) => {
      for (const line of json.closing) writeLine(line);
    },
  };
}

/** One event as a line; the end of a run, and checks once they are judged as a whole, are written from the report instead. */
function streamLine(event: SimulatorEvent, secret: SecretValues): object | undefined {
  switch (event.type) {
    case 'run-started':
      return {
        type: event.type,
        schema: STREAM_SCHEMA,
        tool: { name: 'cf-webhook-sim', version: packageVersion() },
        seed: event.seed,
        endpoint: printable(event.endpoint, secret),
      };
    case 'delivery-planned':
      return { type: event.type, ...deliveryFacts(event.delivery, secret) };
    case 'wait-started': {
      const { type, delivery, ...wait } = event;
      return { type, deliveryId: delivery.id, ...wait };
    }
    case 'wait-ended':
      return { type: event.type };
    case 'attempt-started': {
      const { delivery, attempt } = event;
      const startedAt = isoTime(attempt.startedAt);
      return { type: event.type, deliveryId: delivery.id, ...attempt, startedAt };
    }
    case 'attempt-finished':
      return attemptLine(event, secret);
    case 'delivery-finished': {
      const { type, delivery, status, attempts, unmade } = event;
      const facts = deliveryFacts(delivery, secret);
      return { type, ...facts, status, attempts, unmadeAttempts: unmade };
    }
    case 'run-finished':
    case 'check-finished':
      return undefined;
    default:
      return event satisfies never;
  }
}

function attemptLine(
  event: Extract<DeliveryEvent, { type: 'attempt-finished' }>,
  secret: SecretValues,
): object {
  const { type, delivery, next } = event;
  return {
    type,
    deliveryId: delivery.id,
    eventType: delivery.event.type,
    ...attemptReport(event, secret),
    next: nextFacts(next, delivery),
  };
}

function deliveryFacts({ id, event, endpoint }: Delivery, secret: SecretValues): object {
  return {
    deliveryId: id,
    eventId: event.id,
    eventType: event.type,
    apiVersion: event.apiVersion,
    subjectId: event.subjectId,
    endpoint: printable(endpoint, secret),
  };
}

function nextFacts(next: NextStep, { emittedAt }: Delivery): JsonValue {
  if (next.kind === 'done') return { kind: next.kind, status: next.status };
  const { kind, attemptNumber, delayMs, dueAt } = next;
  return { kind, attemptNumber, delayMs, dueAfterMs: dueAt - emittedAt };
}
