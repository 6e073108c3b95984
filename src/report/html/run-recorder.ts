import { isSuccess } from '../../delivery/outcome.ts';
import type { SecretValues } from '../../internal/mask.ts';
import type { HeaderLine, WireRequest } from '../../wire/wire-request.ts';
import { attemptReport, createDeliveryCollector } from '../delivery-collector.ts';
import type { AttemptReport, DeliveryReport } from '../run-report.ts';
import { isDeliveryEvent, type SimulatorEvent } from '../simulator-event.ts';
import { createLatencyHistogram, type LatencyBar } from './latency-histogram.ts';
import { createNotableItems } from './notable-items.ts';

/** How many attempts are kept with their request and response. */
export const MOST_EXCHANGES = 2_000;
/** How many deliveries are drawn. */
const MOST_LANES = 60;

/** One attempt with what was sent and what came back. */
export interface RecordedExchange {
  readonly deliveryId: string;
  readonly eventType: string;
  readonly attempt: AttemptReport;
  /** `undefined` where the attempt was recorded from its middle on. */
  readonly request: WireRequest | undefined;
  readonly response: { readonly headers: readonly HeaderLine[]; readonly bodyBytes: number } | null;
}

/** What a page shows beyond the report: limited in size, whatever the length of the run. */
export interface RunRecord {
  readonly exchanges: readonly RecordedExchange[];
  readonly exchangesLeftOut: number;
  readonly deliveries: readonly DeliveryReport[];
  readonly deliveriesLeftOut: number;
  readonly latencies: readonly LatencyBar[];
}

/** Listens to a run and keeps what a page needs; failures rather than successes when there is too much. */
export function createRunRecorder(secret: SecretValues): {
  readonly record: (event: SimulatorEvent) => void;
  readonly finish: () => RunRecord;
} {
  const requests = new Map<string, WireRequest>();
  const exchanges = createNotableItems<RecordedExchange>(MOST_EXCHANGES);
  const deliveries = createNotableItems<DeliveryReport>(MOST_LANES);
  const latencies = createLatencyHistogram();
  const undelivered = new Set<string>();
  const collector = createDeliveryCollector(secret, (delivery) => {
    requests.delete(delivery.id);
    if (delivery.status === 'exhausted' || delivery.status === 'canceled') undelivered.add(delivery.id);
    deliveries.add(delivery, delivery.status !== 'delivered' || delivery.attempts.length > 1);
  });

  return {
    record: (event) => {
      if (!isDeliveryEvent(event)) return;
      if (event.type === 'attempt-started') requests.set(event.delivery.id, event.request);
      if (event.type === 'attempt-finished') {
        const { delivery, result } = event;
        const { response, outcome } = result;
        if (outcome.kind === 'response') latencies.add(result.latencyMs);
        exchanges.add(
          {
            deliveryId: delivery.id,
            eventType: delivery.event.type,
            attempt: attemptReport(event, secret),
            request: requests.get(delivery.id),
            response: response === null ? null : { headers: response.headers, bodyBytes: response.bodyBytes },
          },
          !isSuccess(outcome),
        );
      }
      collector.record(event);
    },
    finish: () => ({
      exchanges: [...exchanges.items()].sort(
        (a, b) => rank(undelivered, a.deliveryId) - rank(undelivered, b.deliveryId),
      ),
      exchangesLeftOut: exchanges.left(),
      deliveries: deliveries
        .items()
        .sort(
          (a, b) =>
            storyRank(undelivered, a) - storyRank(undelivered, b) ||
            a.id.localeCompare(b.id, 'en', { numeric: true }),
        ),
      deliveriesLeftOut: deliveries.left(),
      latencies: latencies.bars(),
    }),
  };
}

/** What was not delivered comes first. */
function rank(undelivered: ReadonlySet<string>, deliveryId: string): number {
  return undelivered.has(deliveryId) ? 0 : 1;
}

/** A story stays in its order. */
function storyRank(undelivered: ReadonlySet<string>, { id, story }: DeliveryReport): number {
  return story === undefined ? rank(undelivered, id) : 0;
}
