import { useEffect, useRef, useState } from 'preact/hooks';
import { redeliver } from '../parts/actions.ts';
import { AttemptDots, StandingBadge } from '../parts/standing.tsx';
import { clockTime, dateTime, latencyText, timeUntil } from '../parts/times.ts';
import { VirtualRows } from '../parts/virtual-rows.tsx';
import { go } from '../route.ts';
import { found } from '../state/filter.ts';
import { loadState, type Row } from '../state/rows.ts';
import { endpoints, now, workspace } from '../state/workspace.ts';
import { NoDeliveries } from './no-deliveries.tsx';

const ROW_HEIGHT = 44;
/** Where a row has two lines. */
const NARROW_ROW_HEIGHT = 68;
const NARROW = matchMedia('(max-width: 720px)');

/** The deliveries that the filters find, newest first, as they happen. */
export function DeliveryTable({ selected }: { readonly selected: number | undefined }) {
  const { rows, total } = found.value;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<number | undefined>(selected);
  const isNarrow = useMatch(NARROW);
  const rowHeight = isNarrow ? NARROW_ROW_HEIGHT : ROW_HEIGHT;
  const focusWanted = useRef(false);
  const activeId = rows.some(({ id }) => id === active) ? active : rows[0]?.id;

  useEffect(() => {
    if (!focusWanted.current) return;
    focusWanted.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-id="${activeId}"]`)?.focus({ preventScroll: true });
  });

  const moveTo = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    const element = scroller.current;
    if (row === undefined || element === null) return;
    const place = rows.indexOf(row);
    const top = place * rowHeight;
    const visible = element.clientHeight - HEAD_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + visible) element.scrollTop = top + rowHeight - visible;
    focusWanted.current = true;
    setActive(row.id);
    if (selected !== undefined) go(`/deliveries/${row.id}`, { replace: true });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const index = rows.findIndex(({ id }) => id === activeId);
    const row = rows[index];
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: rows.length - 1,
    };
    const target = steps[event.key];
    if (target !== undefined) moveTo(target);
    else if (event.key === 'Enter' && row !== undefined) go(`/deliveries/${row.id}`);
    else if (event.key === 'r' && row !== undefined) void redeliver(row.delivery);
    else if (event.key === 'Escape' && selected !== undefined) go('/deliveries');
    else return;
    event.preventDefault();
  };

  if (loadState.value === 'loading' || (rows.length === 0 && workspace.value === undefined))
    return <p class="empty muted">Loading deliveries…</p>;
  if (rows.length === 0) return <NoDeliveries hasOthers={total > 0} />;
  return (
    <div
      class="table"
      role="grid"
      aria-label="Deliveries"
      aria-rowcount={rows.length + 1}
      ref={scroller}
      onKeyDown={onKeyDown}
    >
      <div class="table-head" role="rowgroup">
        <div class="row row-head" role="row" aria-rowindex={1}>
          <span role="columnheader">Event</span>
          <span role="columnheader">Subject</span>
          <span role="columnheader">Endpoint</span>
          <span role="columnheader">Attempts</span>
          <span role="columnheader">State</span>
          <span role="columnheader" class="numeric">
            Latency
          </span>
          <span role="columnheader" class="numeric">
            Time
          </span>
        </div>
      </div>
      <VirtualRows
        items={rows}
        keyOf={({ id }) => id}
        rowHeight={rowHeight}
        scroller={scroller}
        draw={(row, index, top) => (
          <DeliveryRow
            key={row.id}
            row={row}
            index={index}
            top={top}
            isSelected={row.id === selected}
            isActive={row.id === activeId}
            onOpen={() => {
              setActive(row.id);
              go(`/deliveries/${row.id}`);
            }}
          />
        )}
      />
    </div>
  );
}

const HEAD_HEIGHT = 36;

interface DeliveryRowProps {
  readonly row: Row;
  readonly index: number;
  readonly top: number;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly onOpen: () => void;
}

function DeliveryRow({ row, index, top, isSelected, isActive, onOpen }: DeliveryRowProps) {
  const { delivery, marks } = row;
  const { eventType, subjectType, subjectId, endpointId, url, createdAt, dueAt } = delivery;
  const last = marks.at(-1);
  const isWaiting = dueAt !== null && !delivery.inFlight && delivery.attempts > 0;
  return (
    <div
      class={`row ${isSelected ? 'row-selected' : ''}`}
      role="row"
      aria-label={eventType}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      tabIndex={isActive ? 0 : -1}
      data-id={row.id}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onOpen}
    >
      <span role="gridcell" class="cell-event" title={eventType}>
        {eventType}
        {delivery.apiVersion === 'v1' && <span class="tag">V1</span>}
        {delivery.faults.length > 0 && (
          <span class="tag tag-fault" title={delivery.faults.join('\n')}>
            fault
          </span>
        )}
      </span>
      <span role="gridcell" class="cell-subject">
        {subjectType === null ? '' : `${subjectType} ${subjectId ?? ''}`}
      </span>
      <span role="gridcell" class="cell-endpoint" title={url}>
        {endpoints.value.get(endpointId)?.name ?? url}
      </span>
      <span role="gridcell" class="cell-attempts">
        <AttemptDots delivery={delivery} marks={marks} />
      </span>
      <span role="gridcell" class="cell-state">
        <StandingBadge delivery={delivery} />
        {isWaiting && <span class="muted tabular"> {timeUntil(dueAt, now.value)}</span>}
        {!isWaiting && last !== undefined && !last.succeeded && <span class="muted"> {last.label}</span>}
      </span>
      <span role="gridcell" class="cell-latency numeric tabular">
        {latencyText(last?.latencyMs ?? null)}
      </span>
      <span role="gridcell" class="cell-time numeric tabular">
        <time dateTime={createdAt} title={dateTime(createdAt)}>
          {clockTime(createdAt)}
        </time>
      </span>
    </div>
  );
}

function useMatch(media: MediaQueryList): boolean {
  const [matches, setMatches] = useState(media.matches);
  useEffect(() => {
    const listen = () => setMatches(media.matches);
    media.addEventListener('change', listen);
    return () => media.removeEventListener('change', listen);
  }, [media]);
  return matches;
}
