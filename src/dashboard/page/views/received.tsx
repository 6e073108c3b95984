import { useEffect, useState } from 'preact/hooks';
import { ask } from '../api.ts';
import type { Header } from '../api-types.ts';
import { BodyView } from '../parts/body-view.tsx';
import { Command } from '../parts/command.tsx';
import { Headers } from '../parts/headers.tsx';
import { clockTime } from '../parts/times.ts';
import { tellError } from '../parts/toast.tsx';
import { go, route } from '../route.ts';
import { onStream } from '../state/workspace.ts';

/** A request that arrived at the receiver of `listen`. */
interface Received {
  readonly number: number;
  readonly receivedAt: string;
  readonly method: string;
  readonly path: string;
  readonly headers: readonly Header[];
  readonly body?: string;
  readonly bodyBase64?: string;
  readonly eventId?: string;
  readonly eventType?: string;
  readonly problem?: string;
  readonly signature?:
    | { readonly valid: true }
    | { readonly valid: false; readonly problem: string; readonly explanation: string };
  readonly refused: boolean;
  readonly standing?: {
    readonly kind: 'first' | 'retry' | 'duplicate';
    readonly attempt: number;
    readonly of?: number;
  };
  readonly response: { readonly kind: string; readonly statusCode?: number };
}

/** The page shows the newest of them. */
const MOST_SHOWN = 500;

/** Requests as they arrive at the receiver, with what their signature is worth. */
export function ReceivedView() {
  const [url, setUrl] = useState<string | null>(null);
  const [items, setItems] = useState<readonly Received[] | undefined>(undefined);
  const chosen = Number(route.value.id ?? Number.NaN);

  useEffect(() => {
    const load = () =>
      ask<{ readonly url: string | null; readonly items: readonly Received[] }>('GET', '/received')
        .then((received) => {
          setUrl(received.url);
          setItems(received.items.slice(-MOST_SHOWN).toReversed());
        })
        .catch(tellError);
    void load();
    return onStream((event) => {
      if (event.type === 'gap') void load();
      if (event.type !== 'request-received') return;
      const request = event['request'] as Received;
      setItems((before = []) =>
        before.some(({ number }) => number === request.number)
          ? before
          : [request, ...before].slice(0, MOST_SHOWN),
      );
    });
  }, []);

  const request = items?.find(({ number }) => number === chosen);
  return (
    <div class={`split ${request === undefined ? '' : 'split-open'}`}>
      <section class="split-list" aria-labelledby="received-title">
        <h1 id="received-title">Received</h1>
        {items !== undefined && items.length === 0 && (
          <div class="empty">
            <h2>{url === null ? 'No receiver runs in this process' : 'Nothing has arrived yet'}</h2>
            <p>
              {url === null
                ? 'Start one that shows what arrives:'
                : 'Send something to it, from here under Trigger or from a terminal:'}
            </p>
            <Command
              text={
                url === null
                  ? 'npx cf-webhook-sim listen 3000 --ui'
                  : `npx cf-webhook-sim send order.created --to ${url}`
              }
            />
          </div>
        )}
        {items !== undefined && items.length > 0 && (
          <div class="plain-table" role="region" aria-label="Requests" tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">#</th>
                  <th scope="col">Event</th>
                  <th scope="col">Signature</th>
                  <th scope="col">Standing</th>
                  <th scope="col">Response</th>
                  <th scope="col">Time</th>
                </tr>
              </thead>
              <tbody>
                {items.map((one) => (
                  <tr
                    key={one.number}
                    aria-label={one.eventType ?? 'unknown event'}
                    class={one.number === chosen ? 'row-selected' : ''}
                    onClick={() => go(`/received/${one.number}`)}
                  >
                    <td class="tabular muted">{one.number}</td>
                    <td>
                      <button type="button" class="link" onClick={() => go(`/received/${one.number}`)}>
                        {one.eventType ?? one.path}
                      </button>
                    </td>
                    <td>
                      <SignatureBadge request={one} />
                    </td>
                    <td class="muted">{standingText(one)}</td>
                    <td class="tabular">{one.response.statusCode ?? one.response.kind}</td>
                    <td class="tabular muted">{clockTime(one.receivedAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      {request !== undefined && <ReceivedPanel request={request} />}
    </div>
  );
}

function ReceivedPanel({ request }: { readonly request: Received }) {
  const { signature, body, bodyBase64, headers, method, path, eventType, problem } = request;
  return (
    <section
      class="split-detail"
      aria-labelledby="request-heading"
      onKeyDown={(event) => event.key === 'Escape' && go('/received')}
    >
      <header class="detail-head">
        <button type="button" class="quiet" aria-label="Close request" onClick={() => go('/received')}>
          ×
        </button>
        <h2 id="request-heading">{eventType ?? path}</h2>
        <SignatureBadge request={request} />
      </header>
      {signature?.valid === true && (
        <p class="notice notice-done">
          The signature is valid: it was made with this secret over timestamp, dot and these very bytes,
          within 600 s.
        </p>
      )}
      {signature?.valid === false && (
        <p class="notice notice-failed">
          <strong>{signature.problem}.</strong> {signature.explanation}
        </p>
      )}
      {problem !== undefined && <p class="notice">{problem}</p>}
      <section class="card">
        <h3>Request</h3>
        <Headers label="Request headers" first={`${method} ${path} HTTP/1.1`} headers={headers} />
        <BodyView
          label="Request body"
          text={body}
          base64={bodyBase64}
          bytes={body === undefined ? atob(bodyBase64 ?? '').length : new TextEncoder().encode(body).length}
        />
      </section>
    </section>
  );
}

function SignatureBadge({ request: { signature } }: { readonly request: Received }) {
  if (signature === undefined) return <span class="badge badge-pending">not verified</span>;
  return (
    <span class={`badge ${signature.valid ? 'badge-delivered' : 'badge-failed'}`}>
      <span class="badge-dot" aria-hidden="true" />
      {signature.valid ? 'valid' : signature.problem}
    </span>
  );
}

function standingText({ standing }: Received): string {
  if (standing === undefined) return 'refused';
  if (standing.kind === 'duplicate') return `duplicate of #${standing.of}`;
  return standing.kind === 'retry' ? `retry ${standing.attempt}` : 'first';
}
