import { useState } from 'preact/hooks';
import { ask } from '../api.ts';
import type { Breakage, Endpoint } from '../api-types.ts';
import { Icon } from '../parts/icon.tsx';
import { timeUntil } from '../parts/times.ts';
import { attempt } from '../parts/toast.tsx';
import { go } from '../route.ts';
import { mayWrite, now } from '../state/workspace.ts';
import { EndpointForm, type SavedEndpoint } from './endpoint-form.tsx';

/** The ways of breaking an endpoint that the page offers. */
const BREAKAGES: readonly { readonly name: string; readonly about: string; readonly breakage: Breakage }[] = [
  { name: 'Slow', about: 'bodies arrive at 500 bytes per second', breakage: { bodyBytesPerSecond: 500 } },
  { name: '503', about: 'every attempt ends with 503', breakage: { status: 503 } },
  { name: 'Down', about: 'connections are reset', breakage: { failAs: 'connection-reset' } },
  { name: 'Timeout', about: 'no response in time', breakage: { failAs: 'timeout' } },
  {
    name: 'Drop responses',
    about: '2xx responses are dropped, so that events are retried',
    breakage: { loseAck: 1 },
  },
  { name: 'Hold back', about: 'deliveries wait until they are released', breakage: { holdBack: true } },
];
const OVERLAPS: readonly (readonly [ms: number, name: string])[] = [
  [0, 'revoke the old one now'],
  [3_600_000, 'old one valid for 1 h'],
  [86_400_000, 'old one valid for 24 h'],
];

interface EndpointCardProps {
  readonly endpoint: Endpoint;
  readonly onSecret: (secret: string) => void;
}

/** One endpoint and what can be done with it. */
export function EndpointCard({ endpoint, onSecret }: EndpointCardProps) {
  const [isEditing, setEditing] = useState(false);
  const [release, setRelease] = useState('as-due');
  const [overlap, setOverlap] = useState(0);
  const { id, name, url, eventTypeIds, breakage, health, rotation } = endpoint;
  const isBroken = Object.keys(breakage).length > 0;
  const isHeld = breakage.holdBack === true;
  const isOff = health.deactivatedAt !== null;
  const post = (path: string, body: unknown, text: string) =>
    attempt(async () => {
      await ask('POST', `/endpoints/${id}/${path}`, body);
      return text;
    });

  return (
    <li class="card endpoint" aria-label={name}>
      <div class="endpoint-head">
        <h2>{name}</h2>
        <span class={`badge ${isOff ? 'badge-failed' : isBroken ? 'badge-retrying' : 'badge-delivered'}`}>
          <span class="badge-dot" aria-hidden="true" />
          {isOff ? 'Deactivated' : isHeld ? 'Holding back' : isBroken ? 'Broken on purpose' : 'Active'}
        </span>
        {endpoint.apiVersion === 'v1' && <span class="tag">V1</span>}
        <span class="spacer" />
        <button
          type="button"
          class="quiet"
          onClick={() => go('/deliveries', { query: new URLSearchParams({ endpoint: String(id) }) })}
        >
          Deliveries
        </button>
      </div>
      <p class="endpoint-url">
        <code>{url}</code>
      </p>
      <dl class="facts">
        <div class="fact">
          <dt>Subscribed to</dt>
          <dd>{eventTypeIds.length === 0 ? 'all event types' : eventTypeIds.join(', ')}</dd>
        </div>
        <div class="fact">
          <dt>Secret</dt>
          <dd>
            <code>••••••••••••••••</code>
            {rotation !== null && (
              <span class="muted"> old one valid, ends {timeUntil(rotation.until, now.value)}</span>
            )}
          </dd>
        </div>
        {health.consecutiveFailures > 0 && (
          <div class="fact">
            <dt>Failed in a row</dt>
            <dd>{health.consecutiveFailures}</dd>
          </div>
        )}
      </dl>
      {isEditing ? (
        <EndpointForm
          endpoint={endpoint}
          onCancel={() => setEditing(false)}
          onSaved={() => setEditing(false)}
        />
      ) : (
        <>
          <fieldset class="control" disabled={!mayWrite.value}>
            <legend>Break</legend>
            {BREAKAGES.map((one) => (
              <button
                key={one.name}
                type="button"
                title={one.about}
                aria-pressed={JSON.stringify(one.breakage) === JSON.stringify(breakage)}
                onClick={() => post('break', one.breakage, `${name}: ${one.about}.`)}
              >
                {one.name}
              </button>
            ))}
            {isHeld && (
              <label>
                <span class="visually-hidden">Release order</span>
                <select value={release} onChange={(event) => setRelease(event.currentTarget.value)}>
                  <option value="as-due">release in order</option>
                  <option value="reversed">release reversed</option>
                  <option value="shuffled">release shuffled</option>
                </select>
              </label>
            )}
            <button
              type="button"
              class={isBroken ? 'primary' : ''}
              disabled={!isBroken}
              onClick={() => post('fix', isHeld ? { release } : {}, `${name} works again.`)}
            >
              <Icon name="check" /> {isHeld ? 'Release' : 'Fix'}
            </button>
          </fieldset>
          <fieldset class="control" disabled={!mayWrite.value}>
            <legend>Secret</legend>
            <label>
              <span class="visually-hidden">Overlap</span>
              <select value={overlap} onChange={(event) => setOverlap(Number(event.currentTarget.value))}>
                {OVERLAPS.map(([ms, text]) => (
                  <option key={ms} value={ms}>
                    {text}
                  </option>
                ))}
              </select>
            </label>
            <button
              type="button"
              onClick={() =>
                attempt(async () => {
                  const rotated = await ask<Required<SavedEndpoint>>(
                    'POST',
                    `/endpoints/${id}/rotate-secret`,
                    { overlapMs: overlap },
                  );
                  onSecret(rotated.secret);
                  return `${name} has a new secret.`;
                })
              }
            >
              Rotate secret
            </button>
          </fieldset>
          <div class="actions">
            <button type="button" disabled={!mayWrite.value} onClick={() => setEditing(true)}>
              <Icon name="edit" /> Edit
            </button>
            <button
              type="button"
              disabled={!mayWrite.value}
              onClick={() =>
                isOff
                  ? post('reactivate', {}, `${name} is active again.`)
                  : post('deactivate', {}, `${name} is deactivated.`)
              }
            >
              {isOff ? 'Reactivate' : 'Deactivate'}
            </button>
            <button
              type="button"
              class="danger"
              disabled={!mayWrite.value}
              onClick={() =>
                attempt(async () => {
                  if (
                    !confirm(
                      `Delete the endpoint “${name}”? What is still to be delivered to it is canceled.`,
                    )
                  )
                    return undefined;
                  await ask('DELETE', `/endpoints/${id}`);
                  return `${name} is deleted.`;
                })
              }
            >
              Delete
            </button>
          </div>
        </>
      )}
    </li>
  );
}
