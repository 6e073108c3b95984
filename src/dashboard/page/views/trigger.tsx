import { useEffect, useMemo, useState } from 'preact/hooks';
import { ask } from '../api.ts';
import { Icon } from '../parts/icon.tsx';
import { tellError } from '../parts/toast.tsx';
import { go, query, route, setFilter } from '../route.ts';
import { JourneyPanel, type JourneySummary } from './journey.tsx';
import { TriggerForm } from './trigger-form.tsx';

/** An event type as the catalog describes it. */
export interface EventType {
  readonly name: string;
  readonly section: string;
  readonly versions: readonly ('v1' | 'v2')[];
  readonly description: string;
  readonly note: string | null;
}

/** Picks an event type or a journey, and sends it. */
export function TriggerView() {
  const [types, setTypes] = useState<readonly EventType[]>([]);
  const [journeys, setJourneys] = useState<readonly JourneySummary[]>([]);
  const kind = query.value.get('kind') === 'journeys' ? 'journeys' : 'events';
  const words = (query.value.get('text') ?? '').toLowerCase();
  const chosen = query.value.get('name') ?? undefined;

  useEffect(() => {
    ask<{ readonly eventTypes: readonly EventType[] }>('GET', '/event-types')
      .then(({ eventTypes }) => setTypes(eventTypes))
      .catch(tellError);
    ask<{ readonly summaries: readonly JourneySummary[] }>('GET', '/journeys')
      .then(({ summaries }) => setJourneys(summaries))
      .catch(tellError);
  }, []);

  const shownTypes = useMemo(
    () =>
      types.filter(({ name, description, section }) =>
        `${name} ${description} ${section}`.toLowerCase().includes(words),
      ),
    [types, words],
  );
  const shownJourneys = useMemo(
    () =>
      journeys.filter(({ name, title, about }) => `${name} ${title} ${about}`.toLowerCase().includes(words)),
    [journeys, words],
  );
  const choose = (name: string) => {
    const params = new URLSearchParams(query.value);
    params.set('name', name);
    go(`/${route.value.view}`, { query: params });
  };
  const type = types.find(({ name }) => name === chosen);
  const journey = journeys.find(({ name }) => name === chosen);
  const items =
    kind === 'events'
      ? shownTypes.map(({ name, description }) => ({ name, text: description }))
      : shownJourneys.map(({ name, title }) => ({ name, text: title }));

  return (
    <div class={`split split-pick ${chosen === undefined ? '' : 'split-open'}`}>
      <section class="split-list" aria-labelledby="trigger-title">
        <h1 id="trigger-title">Trigger</h1>
        <div class="filters">
          <span class="segments" role="group" aria-label="Kind">
            <button type="button" aria-pressed={kind === 'events'} onClick={() => setFilter('kind', '')}>
              Event types {types.length > 0 && <span class="count">{types.length}</span>}
            </button>
            <button
              type="button"
              aria-pressed={kind === 'journeys'}
              onClick={() => setFilter('kind', 'journeys')}
            >
              Journeys {journeys.length > 0 && <span class="count">{journeys.length}</span>}
            </button>
          </span>
          <label class="search">
            <Icon name="search" />
            <span class="visually-hidden">Search {kind === 'events' ? 'event types' : 'journeys'}</span>
            <input
              type="search"
              placeholder={kind === 'events' ? 'Search event types' : 'Search journeys'}
              value={query.value.get('text') ?? ''}
              onInput={(event) => setFilter('text', event.currentTarget.value)}
            />
          </label>
        </div>
        <ul class="pick-list" aria-label={kind === 'events' ? 'Event types' : 'Journeys'}>
          {items.map(({ name, text }) => (
            <li key={name}>
              <button type="button" aria-pressed={name === chosen} onClick={() => choose(name)}>
                <strong>{name}</strong>
                <span class="muted">{text}</span>
              </button>
            </li>
          ))}
          {items.length === 0 && types.length > 0 && (
            <li class="muted pick-none">Nothing matches “{words}”.</li>
          )}
        </ul>
      </section>
      {kind === 'events' && type !== undefined && <TriggerForm key={type.name} type={type} />}
      {kind === 'journeys' && journey !== undefined && <JourneyPanel key={journey.name} summary={journey} />}
      {type === undefined && journey === undefined && (
        <section class="split-detail split-hint">
          <div class="empty">
            <h2>Pick what happens</h2>
            <p class="muted">
              Choose an event type to send one event, or a journey to send all its events in sequence.
            </p>
          </div>
        </section>
      )}
    </div>
  );
}
