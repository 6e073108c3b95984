import { useEffect, useState } from 'preact/hooks';
import { ask } from '../api.ts';
import type { Delivery } from '../api-types.ts';
import { BodyEditor, type BodyProblem } from '../parts/body-editor.tsx';
import { FaultPicker, type Faults } from '../parts/fault-picker.tsx';
import { Icon } from '../parts/icon.tsx';
import { compacted, indented } from '../parts/json-format.ts';
import type { Schema } from '../parts/schema-words.ts';
import { attempt, tellError } from '../parts/toast.tsx';
import { go } from '../route.ts';
import { endpoints, mayWrite, workspace } from '../state/workspace.ts';
import type { EventType } from './trigger.tsx';

interface Preview {
  readonly apiVersion: 'v1' | 'v2';
  readonly body?: string;
  readonly schema: Schema;
}

interface Triggered {
  readonly events: readonly { readonly deliveries: readonly Delivery[] }[];
}

/** One event: what it is about, its body, what goes wrong with it. */
export function TriggerForm({ type }: { readonly type: EventType }) {
  const [version, setVersion] = useState<'v1' | 'v2'>(type.versions.includes('v2') ? 'v2' : 'v1');
  const [preview, setPreview] = useState<Preview | undefined>(undefined);
  const [body, setBody] = useState('');
  const [problems, setProblems] = useState<readonly BodyProblem[]>([]);
  const [faults, setFaults] = useState<Faults>({});
  const [isBusy, setBusy] = useState(false);

  const generate = () =>
    ask<Preview>('POST', '/preview', { eventType: type.name, apiVersion: version })
      .then((made) => {
        setPreview(made);
        setBody(indented(made.body ?? ''));
      })
      .catch(tellError);
  useEffect(() => void generate(), [type.name, version]);

  const send = async () => {
    setBusy(true);
    await attempt(async () => {
      const made = await ask<Triggered>('POST', '/events', {
        eventType: type.name,
        apiVersion: version,
        body: compacted(body),
        force: true,
        ...(Object.keys(faults).length === 0 ? {} : { faults }),
      });
      const [first] = made.events.flatMap(({ deliveries }) => deliveries);
      if (first === undefined) return 'No endpoint is subscribed to this event. Nothing was sent.';
      go(`/deliveries/${first.id}`);
      return `${type.name} is on its way.`;
    });
    setBusy(false);
    void generate();
  };

  return (
    <section class="split-detail" aria-labelledby="event-title">
      <header class="detail-head">
        <button
          type="button"
          class="quiet narrow-only"
          aria-label="Back to the list"
          onClick={() => go('/trigger', { query: new URLSearchParams() })}
        >
          <Icon name="back" />
        </button>
        <h2 id="event-title">{type.name}</h2>
        {type.versions.length > 1 && (
          <span class="segments" role="group" aria-label="Webhook version">
            {type.versions.map((one) => (
              <button key={one} type="button" aria-pressed={one === version} onClick={() => setVersion(one)}>
                {one.toUpperCase()}
              </button>
            ))}
          </span>
        )}
      </header>
      <p>{type.description}</p>
      {type.note !== null && (
        <p class="notice">
          <strong>Receivers get this wrong:</strong> {type.note}
        </p>
      )}
      {workspace.value !== undefined && endpoints.value.size === 0 && (
        <p class="notice">No endpoint is registered, so nothing will be sent. Add one under Endpoints.</p>
      )}
      <FaultPicker faults={faults} onChange={setFaults} />
      <div class="section-head">
        <h3>Body</h3>
        <button type="button" onClick={generate} disabled={!mayWrite.value}>
          <Icon name="retry" /> Generate another
        </button>
      </div>
      {preview !== undefined && (
        <BodyEditor
          eventType={type.name}
          apiVersion={version}
          schema={preview.schema}
          value={body}
          onChange={setBody}
          onProblems={setProblems}
        />
      )}
      <div class="send-bar">
        {problems.length > 0 && <span class="muted">It is sent as it is, problems included.</span>}
        <span class="spacer" />
        <button
          type="button"
          class="primary"
          disabled={isBusy || body === '' || !mayWrite.value}
          onClick={send}
        >
          <Icon name="bolt" /> Send event
        </button>
      </div>
    </section>
  );
}
