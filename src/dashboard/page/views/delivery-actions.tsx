import { useState } from 'preact/hooks';
import { ask } from '../api.ts';
import type { DeliveryDetail, Exchange } from '../api-types.ts';
import { copy, redeliver, saveFile } from '../parts/actions.ts';
import { Icon } from '../parts/icon.tsx';
import { attempt, tell } from '../parts/toast.tsx';
import { mayWrite } from '../state/workspace.ts';
import { EditDialog } from './edit-dialog.tsx';

/** The body of an event as the control API gives it. */
interface EventBody {
  readonly body?: string;
  readonly bodyBase64?: string;
}

/** What can be done with a delivery. */
export function DeliveryActions({
  detail,
}: {
  readonly detail: DeliveryDetail;
  readonly exchange: Exchange | undefined;
}) {
  const [isBusy, setBusy] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const isWaiting = detail.dueAt !== null && !detail.inFlight;
  const send = async () => {
    setBusy(true);
    await redeliver(detail);
    setBusy(false);
  };
  const body = async (): Promise<string> => {
    const event = await ask<EventBody>('GET', `/events/${detail.eventNumber}`);
    return event.body ?? atob(event.bodyBase64 ?? '');
  };
  return (
    <div class="actions" role="group" aria-label="Actions">
      <button type="button" class="primary" disabled={!isWaiting || isBusy || !mayWrite.value} onClick={send}>
        <Icon name="next" /> Retry now
      </button>
      <button type="button" disabled={isBusy || detail.inFlight || !mayWrite.value} onClick={send}>
        <Icon name="retry" /> Redeliver
      </button>
      <button
        type="button"
        disabled={!mayWrite.value}
        onClick={() =>
          attempt(async () => {
            const { curl }: { readonly curl: string } = await ask('POST', `/deliveries/${detail.id}/curl`);
            await navigator.clipboard.writeText(curl);
            return 'The curl command is on the clipboard. Its signature is valid for 600 s.';
          })
        }
      >
        <Icon name="copy" /> Copy as curl
      </button>
      <button
        type="button"
        onClick={() => attempt(async () => void (await copy(await body(), 'The body is on the clipboard.')))}
      >
        <Icon name="copy" /> Copy body
      </button>
      <button
        type="button"
        onClick={() =>
          attempt(async () => {
            const name = `${detail.eventType.replaceAll(/[^\w.-]+/g, '-')}.json`;
            saveFile(name, await body());
            tell(`Saved ${name}. Send it with: cf-webhook-sim send ${detail.eventType} --body ${name}`);
            return undefined;
          })
        }
      >
        <Icon name="save" /> Save as fixture
      </button>
      <button type="button" disabled={!mayWrite.value} onClick={() => setEditing(true)}>
        <Icon name="edit" /> Edit and send
      </button>
      {isEditing && <EditDialog detail={detail} onClose={() => setEditing(false)} />}
    </div>
  );
}
