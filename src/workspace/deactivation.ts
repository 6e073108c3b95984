/** How many deliveries of an endpoint have to be exhausted in a row. Observed in the framework that ClickFunnels runs on. */
export const FAILED_DELIVERY_LIMIT = 50;

/** How long after that a further exhausted delivery deactivates it, in simulated milliseconds. Observed there too. */
export const DEACTIVATION_GRACE_MS = 3 * 24 * 60 * 60 * 1_000;

/** How the deliveries of an endpoint have fared, and whether it still gets any. */
export interface EndpointHealth {
  /** Deliveries that were exhausted since the last one that was delivered. */
  readonly consecutiveFailures: number;
  /** When there were {@link FAILED_DELIVERY_LIMIT} of them, in simulated milliseconds; `null` before. */
  readonly limitReachedAt: number | null;
  /** Since when nothing is sent, in simulated milliseconds; `null` while it is active. */
  readonly deactivatedAt: number | null;
}

/** An endpoint of which nothing bad is known. */
export const GOOD_HEALTH: EndpointHealth = {
  consecutiveFailures: 0,
  limitReachedAt: null,
  deactivatedAt: null,
};

/** What is known of an endpoint after a delivery. A success forgives everything but a deactivation. */
export function healthAfter(
  health: EndpointHealth,
  delivery: { readonly status: 'delivered' | 'exhausted'; readonly at: number },
  policy: { readonly deactivates: boolean },
): EndpointHealth {
  if (delivery.status === 'delivered') return { ...GOOD_HEALTH, deactivatedAt: health.deactivatedAt };

  const consecutiveFailures = health.consecutiveFailures + 1;
  const { limitReachedAt, deactivatedAt } = health;
  if (!policy.deactivates || deactivatedAt !== null) return { ...health, consecutiveFailures };
  if (limitReachedAt === null) {
    const reached = consecutiveFailures >= FAILED_DELIVERY_LIMIT;
    return { ...health, consecutiveFailures, limitReachedAt: reached ? delivery.at : null };
  }
  const isOver = delivery.at - limitReachedAt >= DEACTIVATION_GRACE_MS;
  return { consecutiveFailures, limitReachedAt, deactivatedAt: isOver ? delivery.at : null };
}
