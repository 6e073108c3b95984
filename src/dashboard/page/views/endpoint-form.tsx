import { useEffect, useState } from 'preact/hooks';
import { ApiError, ask } from '../api.ts';
import type { Endpoint } from '../api-types.ts';
import { mayWrite } from '../state/workspace.ts';

/** An endpoint that was saved, with its secret where it is new. */
export interface SavedEndpoint {
  readonly endpoint: Endpoint;
  readonly secret?: string;
}

interface EndpointFormProps {
  /** The one that is changed. @default a new one is made */
  readonly endpoint?: Endpoint;
  readonly onSaved: (saved: SavedEndpoint) => void;
  readonly onCancel?: (() => void) | undefined;
}

/** Name, URL and subscriptions of an endpoint. */
export function EndpointForm({ endpoint, onSaved, onCancel }: EndpointFormProps) {
  const [name, setName] = useState(endpoint?.name ?? '');
  const [url, setUrl] = useState(endpoint?.url ?? 'http://localhost:3000/webhooks');
  const [types, setTypes] = useState((endpoint?.eventTypeIds ?? []).join(', '));
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    ask<{ readonly eventTypes: readonly { readonly name: string }[] }>('GET', '/event-types')
      .then(({ eventTypes }) => setNames(eventTypes.map((type) => type.name)))
      .catch(() => undefined);
  }, []);

  const save = async (event: Event) => {
    event.preventDefault();
    const fields = { name, url, eventTypeIds: types.split(/[\s,]+/).filter(Boolean) };
    try {
      setProblem(undefined);
      if (endpoint === undefined) onSaved(await ask<SavedEndpoint>('POST', '/endpoints', fields));
      else onSaved({ endpoint: await ask<Endpoint>('PATCH', `/endpoints/${endpoint.id}`, fields) });
    } catch (error) {
      setProblem(error instanceof ApiError ? `${error.message} ${error.cure ?? ''}` : String(error));
    }
  };

  return (
    <form class="form" onSubmit={save}>
      <label class="field">
        <span>Name</span>
        <input
          type="text"
          required
          value={name}
          placeholder="My receiver"
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <label class="field field-wide">
        <span>URL</span>
        <input type="url" required value={url} onInput={(event) => setUrl(event.currentTarget.value)} />
      </label>
      <label class="field field-wide">
        <span>
          Event types <span class="muted">separated by commas; empty: all</span>
        </span>
        <input
          type="text"
          list="event-type-names"
          value={types}
          placeholder="all event types"
          onInput={(event) => setTypes(event.currentTarget.value)}
        />
      </label>
      <datalist id="event-type-names">
        {names.map((type) => (
          <option key={type} value={type} />
        ))}
      </datalist>
      {problem !== undefined && (
        <p class="notice notice-failed field-wide" role="alert">
          {problem}
        </p>
      )}
      <div class="actions field-wide">
        <button type="submit" class="primary" disabled={!mayWrite.value}>
          {endpoint === undefined ? 'Add endpoint' : 'Save'}
        </button>
        {onCancel !== undefined && (
          <button type="button" onClick={onCancel}>
            Cancel
          </button>
        )}
      </div>
    </form>
  );
}
