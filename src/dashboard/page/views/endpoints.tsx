import { useState } from 'preact/hooks';
import type { Endpoint } from '../api-types.ts';
import { Command } from '../parts/command.tsx';
import { Icon } from '../parts/icon.tsx';
import { endpoints, mayWrite, workspace } from '../state/workspace.ts';
import { EndpointCard } from './endpoint-card.tsx';
import { EndpointForm } from './endpoint-form.tsx';
import { SecretOnce } from './secret-once.tsx';

/** Who is subscribed to what, and what goes wrong with it on purpose. */
export function EndpointsView() {
  const [isAdding, setAdding] = useState(false);
  const [secret, setSecret] = useState<{ readonly name: string; readonly secret: string } | undefined>(
    undefined,
  );
  const known: readonly Endpoint[] = [...endpoints.value.values()];
  const isEmpty = workspace.value !== undefined && known.length === 0;
  const isFormOpen = isAdding || isEmpty;
  return (
    <div class="page">
      <div class="page-head">
        <h1>Endpoints</h1>
        <span class="spacer" />
        {!isFormOpen && (
          <button type="button" class="primary" disabled={!mayWrite.value} onClick={() => setAdding(true)}>
            <Icon name="plus" /> Add endpoint
          </button>
        )}
      </div>
      {secret !== undefined && (
        <SecretOnce name={secret.name} secret={secret.secret} onDone={() => setSecret(undefined)} />
      )}
      {isFormOpen && (
        <section class="card" aria-labelledby="add-title">
          <h2 id="add-title">Add endpoint</h2>
          <EndpointForm
            onCancel={isEmpty ? undefined : () => setAdding(false)}
            onSaved={(saved) => {
              setAdding(false);
              if (saved.secret !== undefined) setSecret({ name: saved.endpoint.name, secret: saved.secret });
            }}
          />
          {isEmpty && (
            <>
              <p class="muted">No receiver yet? This one verifies signatures and shows what arrives:</p>
              <Command text="npx cf-webhook-sim listen 3000 --ui" />
            </>
          )}
        </section>
      )}
      <ul class="cards" aria-label="Endpoints">
        {known.map((endpoint) => (
          <EndpointCard
            key={endpoint.id}
            endpoint={endpoint}
            onSecret={(rotated) => setSecret({ name: endpoint.name, secret: rotated })}
          />
        ))}
      </ul>
    </div>
  );
}
