import type { PlannedDelivery } from '../delivery/delivery-plan.ts';
import type { DeliveryReport } from '../report/run-report.ts';
import type { SentDelivery } from './simulator.ts';

/** A plan, and the bytes of the first event that was taken from it. */
export interface WatchedPlan {
  readonly plan: Iterable<PlannedDelivery>;
  readonly body: () => Uint8Array | undefined;
}

/** Has a plan remember the body of its first event. */
export function keepFirst(plan: Iterable<PlannedDelivery>): WatchedPlan {
  let body: Uint8Array | undefined;
  function* watched(): Generator<PlannedDelivery> {
    for (const planned of plan) {
      body ??= planned.event.body;
      yield planned;
    }
  }
  return { plan: watched(), body: () => body };
}

/** A delivery with its event, which is read from the body when it is asked for. */
export function sentDelivery(delivery: DeliveryReport, body: Uint8Array | undefined): SentDelivery {
  let event: SentDelivery['event'] | undefined;
  return {
    ...delivery,
    get event() {
      event ??= parsed(body);
      return event;
    },
  };
}

function parsed(body: Uint8Array | undefined): SentDelivery['event'] {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return JSON.parse('null');
  }
}
