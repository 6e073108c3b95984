import { useEffect, useState } from 'preact/hooks';
import { ask } from '../api.ts';
import { FaultPicker, type Faults } from '../parts/fault-picker.tsx';
import { Icon } from '../parts/icon.tsx';
import { attempt, tellError } from '../parts/toast.tsx';
import { go } from '../route.ts';
import { endpoints, mayWrite, workspace } from '../state/workspace.ts';
import { StoryDiagram, type StoryEvent } from './story-diagram.tsx';

/** A value that a run of a journey may choose. */
interface Parameter {
  readonly about: string;
  readonly default: string | number | boolean;
  readonly options: readonly (string | number | boolean)[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A journey in short. */
export interface JourneySummary {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
}

type Values = Readonly<Record<string, string | number | boolean>>;

/** A journey: its story, what may be chosen, and sending it. */
export function JourneyPanel({ summary }: { readonly summary: JourneySummary }) {
  const { name, title, about, parameters } = summary;
  const [values, setValues] = useState<Values>({});
  const [events, setEvents] = useState<readonly StoryEvent[] | undefined>(undefined);
  const [faults, setFaults] = useState<Faults>({});
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    const gone = new AbortController();
    const chosen = new URLSearchParams(Object.entries(values).map(([key, value]) => [key, String(value)]));
    ask<{ readonly events: readonly StoryEvent[] }>(
      'GET',
      `/journeys/${name}?${chosen}`,
      undefined,
      gone.signal,
    )
      .then((story) => setEvents(story.events))
      .catch((error: unknown) => {
        if (!gone.signal.aborted) tellError(error);
      });
    return () => gone.abort();
  }, [name, values]);

  const send = async () => {
    setBusy(true);
    await attempt(async () => {
      const told: { readonly events: number } = await ask('POST', '/journeys', {
        journey: name,
        parameters: values,
        ...(Object.keys(faults).length === 0 ? {} : { faults }),
      });
      go('/deliveries', { query: new URLSearchParams({ journey: name }) });
      return `${told.events} events are under way. Those to come wait for their time; the clock can jump there.`;
    });
    setBusy(false);
  };

  return (
    <section class="split-detail" aria-labelledby="journey-title">
      <header class="detail-head">
        <button
          type="button"
          class="quiet narrow-only"
          aria-label="Back to the list"
          onClick={() => go('/trigger', { query: new URLSearchParams({ kind: 'journeys' }) })}
        >
          <Icon name="back" />
        </button>
        <h2 id="journey-title">{title}</h2>
      </header>
      <p>{about}</p>
      {Object.keys(parameters).length > 0 && (
        <div class="parameters">
          {Object.entries(parameters).map(([key, parameter]) => (
            <div key={key} class="field">
              <label for={`parameter-${key}`}>{key}</label>
              <ParameterInput
                id={`parameter-${key}`}
                parameter={parameter}
                value={values[key] ?? parameter.default}
                onChange={(value) => setValues({ ...values, [key]: value })}
              />
              <span class="muted">{parameter.about}</span>
            </div>
          ))}
        </div>
      )}
      <FaultPicker faults={faults} onChange={setFaults} />
      {workspace.value !== undefined && endpoints.value.size === 0 && (
        <p class="notice">No endpoint is registered, so nothing will be sent. Add one under Endpoints.</p>
      )}
      <div class="send-bar">
        <span class="muted">{events === undefined ? '' : `${events.length} events`}</span>
        <span class="spacer" />
        <button type="button" class="primary" disabled={isBusy || !mayWrite.value} onClick={send}>
          <Icon name="bolt" /> Send journey
        </button>
      </div>
      {events !== undefined && <StoryDiagram key={JSON.stringify(values)} events={events} />}
    </section>
  );
}

interface ParameterInputProps {
  readonly id: string;
  readonly parameter: Parameter;
  readonly value: string | number | boolean;
  readonly onChange: (value: string | number | boolean) => void;
}

function ParameterInput({ id, parameter, value, onChange }: ParameterInputProps) {
  if (typeof parameter.default === 'boolean') {
    return (
      <input
        id={id}
        type="checkbox"
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  }
  if (parameter.options.length > 0) {
    return (
      <select
        id={id}
        value={String(value)}
        onChange={(event) =>
          onChange(
            parameter.options.find((option) => String(option) === event.currentTarget.value) ??
              event.currentTarget.value,
          )
        }
      >
        {parameter.options.map((option) => (
          <option key={String(option)} value={String(option)}>
            {String(option)}
          </option>
        ))}
      </select>
    );
  }
  if (typeof parameter.default === 'number') {
    return (
      <input
        id={id}
        type="number"
        min={parameter.minimum}
        max={parameter.maximum}
        value={String(value)}
        onInput={(event) => onChange(Number(event.currentTarget.value))}
      />
    );
  }
  return (
    <input
      id={id}
      type="text"
      value={String(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
