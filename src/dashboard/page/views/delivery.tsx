import { useEffect, useState } from 'preact/hooks';
import { ApiError, ask } from '../api.ts';
import type { DeliveryDetail, Exchange } from '../api-types.ts';
import { Icon } from '../parts/icon.tsx';
import { StandingBadge } from '../parts/standing.tsx';
import { dateTime } from '../parts/times.ts';
import { go } from '../route.ts';
import { endpoints, onStream } from '../state/workspace.ts';
import { DeliveryActions } from './delivery-actions.tsx';
import { DeliveryTimeline } from './delivery-timeline.tsx';
import { ExchangeView } from './exchange.tsx';
import { FailureNotice } from './failure-notice.tsx';

/** One delivery: its attempts on the schedule, and one of them as it went over the wire. */
export function DeliveryPanel({ id }: { readonly id: number }) {
  const { detail, error } = useDelivery(id);
  const last = detail?.attemptList.filter(({ state }) => state !== 'in-flight').at(-1)?.number;
  const [chosen, choose] = useState<number | undefined>(undefined);
  const shown = chosen ?? last;
  const exchange = useExchange(detail, shown);
  const close = () => {
    go('/deliveries');
    document.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus();
  };

  return (
    <section
      class="split-detail"
      aria-labelledby="delivery-title"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !(event.target instanceof Element && event.target.closest('dialog')))
          close();
      }}
    >
      <header class="detail-head">
        <button type="button" class="quiet" aria-label="Close delivery" onClick={close}>
          <Icon name="close" />
        </button>
        <h2 id="delivery-title">{detail?.eventType ?? (error === undefined ? 'Loading…' : 'Not found')}</h2>
        {detail !== undefined && <StandingBadge delivery={detail} />}
      </header>
      {error !== undefined && <p class="notice notice-failed">{error}</p>}
      {detail !== undefined && (
        <>
          <dl class="facts">
            <Fact name="Endpoint">
              {endpoints.value.get(detail.endpointId)?.name ?? 'deleted'}{' '}
              <span class="muted">{detail.url}</span>
            </Fact>
            {detail.subjectType !== null && (
              <Fact name="Subject">
                {detail.subjectType} {detail.subjectId}
              </Fact>
            )}
            <Fact name="Event ID">
              <code>{detail.eventId}</code>
            </Fact>
            <Fact name="Happened">
              <time dateTime={detail.createdAt}>{dateTime(detail.createdAt)}</time>
            </Fact>
            {detail.faults.length > 0 && <Fact name="Faults">{detail.faults.join('; ')}</Fact>}
          </dl>
          <FailureNotice detail={detail} exchange={shown === last ? exchange : undefined} />
          <DeliveryActions detail={detail} exchange={exchange} />
          <DeliveryTimeline detail={detail} shown={shown} onChoose={choose} />
          {exchange !== undefined && <ExchangeView exchange={exchange} />}
        </>
      )}
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: preact.ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A delivery, loaded again whenever something happens to it. */
function useDelivery(id: number): {
  readonly detail: DeliveryDetail | undefined;
  readonly error: string | undefined;
} {
  const [detail, setDetail] = useState<DeliveryDetail | undefined>(undefined);
  const [error, setError] = useState<string | undefined>(undefined);
  useEffect(() => {
    let isGone = false;
    let isLoading = false;
    let isStale = false;
    const load = async () => {
      if (isLoading) {
        isStale = true;
        return;
      }
      isLoading = true;
      try {
        const loaded = await ask<DeliveryDetail>('GET', `/deliveries/${id}`);
        if (!isGone) setDetail(loaded);
        if (!isGone) setError(undefined);
      } catch (problem) {
        if (!isGone && problem instanceof ApiError && problem.status === 404) setError(problem.message);
      }
      isLoading = false;
      if (isStale && !isGone) {
        isStale = false;
        void load();
      }
    };
    void load();
    const leave = onStream((event) => {
      const delivery = event['delivery'];
      if (event.type === 'gap' || Object(delivery).id === id) void load();
    });
    return () => {
      isGone = true;
      leave();
    };
  }, [id]);
  return { detail, error };
}

/** An attempt as it went over the wire. */
function useExchange(detail: DeliveryDetail | undefined, number: number | undefined): Exchange | undefined {
  const [exchange, setExchange] = useState<Exchange | undefined>(undefined);
  const attempt = detail?.attemptList.findLast((one) => one.number === number);
  const key = attempt === undefined ? '' : `${attempt.deliveryId}/${attempt.number}/${attempt.state}`;
  useEffect(() => {
    if (attempt === undefined) return undefined;
    const gone = new AbortController();
    ask<Exchange>(
      'GET',
      `/deliveries/${attempt.deliveryId}/attempts/${attempt.number}`,
      undefined,
      gone.signal,
    )
      .then(setExchange)
      .catch(() => undefined);
    return () => gone.abort();
  }, [key]);
  return exchange !== undefined && attempt !== undefined ? exchange : undefined;
}
