import type { RefObject } from 'preact';
import { Icon } from '../parts/icon.tsx';
import { query, setFilter } from '../route.ts';
import { found, STANDINGS } from '../state/filter.ts';
import { endpoints } from '../state/workspace.ts';

/** Always offered; the others only where there is a delivery that stands so. */
const ALWAYS: ReadonlySet<string> = new Set(['failed', 'retrying', 'delivered']);

/** What narrows the table down: state, text, event type, endpoint. All of it lives in the address. */
export function DeliveryFilters({ search }: { readonly search: RefObject<HTMLInputElement | null> }) {
  const { counts, matching, types, journeys } = found.value;
  const state = query.value.get('state') ?? '';
  const chips = STANDINGS.filter(
    ([name]) => ALWAYS.has(name) || name === state || (counts.get(name) ?? 0) > 0,
  );
  return (
    <div class="filters">
      <div class="state-chips" role="group" aria-label="State">
        <button type="button" aria-pressed={state === ''} onClick={() => setFilter('state', '')}>
          All <span class="count">{matching.toLocaleString()}</span>
        </button>
        {chips.map(([name, label]) => (
          <button
            key={name}
            type="button"
            class={`chip-${name}`}
            aria-pressed={state === name}
            onClick={() => setFilter('state', name)}
          >
            {label} <span class="count">{(counts.get(name) ?? 0).toLocaleString()}</span>
          </button>
        ))}
      </div>
      <div class="filter-fields">
        <label class="search">
          <Icon name="search" />
          <span class="visually-hidden">Search deliveries</span>
          <input
            ref={search}
            type="search"
            placeholder="Search event, subject, URL, ID   /"
            value={query.value.get('text') ?? ''}
            onInput={(event) => setFilter('text', event.currentTarget.value)}
          />
        </label>
        <Choice
          name="type"
          label="Event type"
          any="All event types"
          options={types.map((type) => [type, type])}
        />
        <Choice
          name="endpoint"
          label="Endpoint"
          any="All endpoints"
          options={[...endpoints.value.values()].map(({ id, name }) => [String(id), name])}
        />
        {(journeys.length > 0 || query.value.has('journey')) && (
          <Choice
            name="journey"
            label="Journey"
            any="All journeys"
            options={journeys.map((name) => [name, name])}
          />
        )}
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly any: string;
  readonly options: readonly (readonly [value: string, text: string])[];
}

function Choice({ name, label, any, options }: ChoiceProps) {
  const value = query.value.get(name) ?? '';
  const isKnown = value === '' || options.some(([option]) => option === value);
  return (
    <label class="choice">
      <span class="visually-hidden">{label}</span>
      <select value={value} onChange={(event) => setFilter(name, event.currentTarget.value)}>
        <option value="">{any}</option>
        {!isKnown && <option value={value}>{value}</option>}
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
