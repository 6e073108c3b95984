import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../api.ts';
import type { DeliveryDetail } from '../api-types.ts';
import { BodyEditor } from '../parts/body-editor.tsx';
import { compacted, indented } from '../parts/json-format.ts';
import type { Schema } from '../parts/schema-words.ts';
import { attempt, tellError } from '../parts/toast.tsx';

interface EditDialogProps {
  readonly detail: DeliveryDetail;
  readonly onClose: () => void;
}

/** Changes the body of a delivery and sends it as an event of its own. */
export function EditDialog({ detail, onClose }: EditDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [body, setBody] = useState<string | undefined>(undefined);
  const [schema, setSchema] = useState<Schema | undefined>(undefined);
  const [isNew, setNew] = useState(true);
  const { eventType, apiVersion, eventNumber } = detail;

  useEffect(() => {
    dialog.current?.showModal();
    ask<{ readonly body?: string }>('GET', `/events/${eventNumber}`)
      .then((event) => setBody(indented(event.body ?? '')))
      .catch(tellError);
    ask<{ readonly schema: Schema }>('POST', '/preview', { eventType, apiVersion })
      .then((preview) => setSchema(preview.schema))
      .catch(() => undefined);
  }, [eventType, apiVersion, eventNumber]);

  const send = () =>
    attempt(async () => {
      const sent = compacted(isNew ? withNewId(body ?? '') : (body ?? ''));
      await ask('POST', '/events', { eventType, apiVersion, body: sent, force: true });
      onClose();
      return `${eventType} is being sent with your changes.`;
    });

  return (
    <dialog ref={dialog} class="dialog dialog-wide" aria-labelledby="edit-title" onClose={onClose}>
      <header class="detail-head">
        <h2 id="edit-title">Edit and send {eventType}</h2>
        <button type="button" class="quiet" aria-label="Close editor" onClick={() => dialog.current?.close()}>
          ×
        </button>
      </header>
      {body === undefined ? (
        <p class="muted">Loading…</p>
      ) : (
        <BodyEditor
          eventType={eventType}
          apiVersion={apiVersion}
          schema={schema}
          value={body}
          onChange={setBody}
          onProblems={() => undefined}
        />
      )}
      <footer class="dialog-foot">
        <label class="check-label">
          <input type="checkbox" checked={isNew} onChange={(event) => setNew(event.currentTarget.checked)} />{' '}
          New event ID, so that it is not a duplicate
        </label>
        <span class="spacer" />
        <button type="button" onClick={() => dialog.current?.close()}>
          Cancel
        </button>
        <button type="button" class="primary" disabled={body === undefined} onClick={send}>
          Send
        </button>
      </footer>
    </dialog>
  );
}

function withNewId(text: string): string {
  return text.replace(/("event_id"\s*:\s*)"[^"]*"/, `$1"${crypto.randomUUID()}"`);
}
