import { checkedDisturbance, type Disturbance, OF_AN_ENDPOINT } from '../delivery/disturbance.ts';
import { freshSecret } from '../random/entropy.ts';
import { GOOD_HEALTH } from './deactivation.ts';
import type {
  Endpoint,
  EndpointChanges,
  EndpointFields,
  EndpointRecord,
  EndpointWithSecret,
} from './endpoint.ts';
import { checkedFields } from './endpoint-fields.ts';
import { endpointWarnings, type WarningOptions } from './endpoint-warnings.ts';
import { holdBack, type ReleaseOrder, releaseHeld } from './held-deliveries.ts';
import type { ListQuery, Page } from './list-query.ts';
import { idOf } from './public-ids.ts';
import { shownEndpoint } from './shown-endpoint.ts';
import { type RotationOptions, rotationFrom } from './signing-secret.ts';
import { type Announce, notFound, type WorkspaceCore } from './workspace-core.ts';

/** How an endpoint is fixed. */
export interface FixOptions {
  /** In which order deliveries leave that were held back and are due. @default 'as-due' */
  readonly release?: ReleaseOrder;
}

/** The endpoints of a workspace. An id is a number, or text that holds one or a public id. */
export interface EndpointRegistry {
  list(query?: ListQuery): Page<Endpoint>;
  /** Why an endpoint may wait in vain for what it is subscribed to, as sentences. */
  warnings(endpoint: Endpoint): readonly string[];
  /** @throws SimulatorError `not-found` */
  show(id: number | string): Endpoint;
  /**
   * Registers an endpoint and gives it a secret, which is told only here and when it is changed.
   *
   * @throws SimulatorError `invalid-endpoint`
   */
  create(fields: EndpointFields): EndpointWithSecret;
  /**
   * Tells the secret of an endpoint, for those who sign in its place.
   *
   * @throws SimulatorError `not-found`
   */
  reveal(id: number | string): EndpointWithSecret;
  /** @throws SimulatorError `not-found` or `invalid-endpoint` */
  update(id: number | string, changes: EndpointChanges): Endpoint;
  /**
   * Deletes an endpoint. What is to be delivered to it still is canceled.
   *
   * @throws SimulatorError `not-found`
   */
  delete(id: number | string): void;
  /**
   * Gives an endpoint a new secret. Attempts are signed with the secret in force when they are made, so retries of
   * earlier events carry the new one as well.
   *
   * @throws SimulatorError `not-found` or `invalid-option`
   */
  rotateSecret(id: number | string, options?: RotationOptions): EndpointWithSecret;
  /**
   * Lets nothing be sent to an endpoint any more; deliveries are made and suspended.
   *
   * @throws SimulatorError `not-found`
   */
  deactivate(id: number | string): Endpoint;
  /**
   * Sends to an endpoint again and forgets its failures. Suspended deliveries stay so until they are asked for.
   *
   * @throws SimulatorError `not-found`
   */
  reactivate(id: number | string): Endpoint;
  /**
   * Makes things go wrong on purpose with what is sent to an endpoint, in the place of what went wrong before.
   *
   * @throws SimulatorError `not-found` or `invalid-option`
   */
  break(id: number | string, breakage: Disturbance): Endpoint;
  /**
   * Ends what was broken on purpose and lets go what was held back.
   *
   * @throws SimulatorError `not-found`
   */
  fix(id: number | string, options?: FixOptions): Endpoint;
}

/**
 * Makes the {@link EndpointRegistry} of a workspace.
 *
 * @param options The user's own event types, which may be listened for, and the hosts that may be sent to.
 */
export function createEndpointRegistry(core: WorkspaceCore, options: WarningOptions): EndpointRegistry {
  const { store } = core;
  const { customEvents } = options;
  const shown = (endpoint: EndpointRecord) => shownEndpoint(endpoint, core.identity.id);
  const found = (id: number | string): EndpointRecord => {
    const number = typeof id === 'number' ? id : idOf('endpoint', id);
    const endpoint = number === undefined ? undefined : store.endpoints.get(number);
    if (endpoint === undefined) throw notFound('endpoint', id);
    return endpoint;
  };
  const replace = (
    id: number | string,
    type: Parameters<Announce>[0]['type'] & `${'endpoint' | 'secret'}-${string}`,
    changesOf: (endpoint: EndpointRecord) => Partial<EndpointRecord>,
  ): EndpointRecord =>
    core.change((announce) => {
      const endpoint = found(id);
      const changed = { ...endpoint, ...changesOf(endpoint), updatedAt: core.now() };
      store.endpoints.replace(changed);
      announce({ type, endpoint: shown(changed) });
      return changed;
    });

  return {
    list: (query = {}) => {
      const { items, next } = store.endpoints.list(query);
      return { items: items.map(shown), next };
    },
    warnings: (endpoint) => endpointWarnings(endpoint, options),
    show: (id) => shown(found(id)),
    reveal: (id) => {
      const endpoint = found(id);
      return { endpoint: shown(endpoint), secret: endpoint.secret };
    },
    create: (fields) => {
      const {
        url,
        name,
        eventTypeIds = [],
        pageIds = null,
        funnelIds = null,
        apiVersion = 'v2',
      } = checkedFields(fields, customEvents);
      const secret = fields.secret ?? freshSecret();
      const registered = { url, name, apiVersion, eventTypeIds, pageIds, funnelIds };
      return core.change((announce) => {
        const at = core.now();
        const endpoint = shown(
          store.endpoints.insert({
            ...registered,
            secret,
            rotation: null,
            breakage: {},
            health: GOOD_HEALTH,
            createdAt: at,
            updatedAt: at,
          }),
        );
        announce({ type: 'endpoint-created', endpoint });
        return { endpoint, secret };
      });
    },
    update: (id, changes) => {
      const checked = checkedFields(changes, customEvents);
      return shown(replace(id, 'endpoint-changed', () => definedOnly(checked)));
    },
    delete: (id) => {
      core.change((announce) => {
        const endpoint = found(id);
        store.deliveries.move(endpoint.id, ['pending', 'held'], {
          state: 'canceled',
          dueAt: null,
          finishedAt: core.now(),
        });
        store.endpoints.remove(endpoint.id);
        announce({ type: 'endpoint-deleted', endpoint: shown(endpoint) });
      });
    },
    rotateSecret: (id, options = {}) => {
      const secret = freshSecret();
      const changed = replace(id, 'secret-rotated', (endpoint) => ({
        secret,
        rotation: rotationFrom(endpoint.secret, options, core.now()),
      }));
      return { endpoint: shown(changed), secret };
    },
    deactivate: (id) =>
      shown(
        replace(id, 'endpoint-deactivated', ({ health }) => ({
          health: { ...health, deactivatedAt: health.deactivatedAt ?? core.now() },
        })),
      ),
    reactivate: (id) => shown(replace(id, 'endpoint-reactivated', () => ({ health: GOOD_HEALTH }))),
    break: (id, breakage) => {
      const broken = core.change(() => {
        const changed = replace(id, 'endpoint-changed', () => ({
          breakage: checkedDisturbance(breakage, { who: 'The endpoint', members: OF_AN_ENDPOINT }),
        }));
        if (breakage.holdBack === true) holdBack(core, changed.id);
        else releaseHeld(core, changed.id, 'as-due');
        return changed;
      });
      core.wake();
      return shown(broken);
    },
    fix: (id, { release = 'as-due' } = {}) => {
      const fixed = core.change(() => {
        const changed = replace(id, 'endpoint-changed', () => ({ breakage: {} }));
        releaseHeld(core, changed.id, release);
        return changed;
      });
      core.wake();
      return shown(fixed);
    },
  };
}

function definedOnly(changes: EndpointChanges): Partial<EndpointRecord> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
