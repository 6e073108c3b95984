import { inCommandWords, SimulatorError } from '../errors/simulator-error.ts';
import type { ApiVersion, EventTypeEntry } from '../events/event-type.ts';
import { findEventType } from '../events/find-event-types.ts';
import { oddTarget } from '../wire/odd-target.ts';
import { parseTarget } from '../wire/target.ts';
import type { EndpointRecord } from './endpoint.ts';

/** What decides whether an endpoint will get what it is subscribed to. */
export interface WarningOptions {
  /** Hosts beyond this machine that may be sent to. */
  readonly allowRemote: readonly string[];
  /** Event types of the user's own. */
  readonly customEvents: readonly EventTypeEntry[];
}

/** Why an endpoint may wait in vain for what it is subscribed to, as sentences. */
export function endpointWarnings(
  { url, apiVersion, eventTypeIds }: Pick<EndpointRecord, 'url' | 'apiVersion' | 'eventTypeIds'>,
  { allowRemote, customEvents }: WarningOptions,
): readonly string[] {
  const absent = eventTypeIds.filter(
    (name) => findEventType(name, customEvents)?.versions.includes(apiVersion) === false,
  );
  const remote = refusedTarget(url, allowRemote);
  return [
    ...oddTarget(url),
    ...(remote === undefined ? [] : [`Nothing is sent to this endpoint. ${remote}`]),
    ...(absent.length === 0 ? [] : [neverSent(absent, apiVersion)]),
  ];
}

/** Why nothing is sent to a URL, in the words of the command line; `undefined` where it may be sent to. */
export function refusedTarget(url: string, allowRemote: readonly string[]): string | undefined {
  try {
    parseTarget(url, allowRemote);
    return undefined;
  } catch (error) {
    if (!(error instanceof SimulatorError)) return `"${url}" is not a valid target.`;
    const { problem, cure } = inCommandWords(error);
    return cure === undefined ? problem : `${problem} ${cure}`;
  }
}

function neverSent(names: readonly string[], apiVersion: ApiVersion): string {
  const [version, other] = apiVersion === 'v2' ? ['V2', 'V1'] : ['V1', 'V2'];
  const verb = names.length === 1 ? 'exists' : 'exist';
  return `${names.join(', ')} ${verb} in ${other} only, and this is a ${version} endpoint: it never gets ${
    names.length === 1 ? 'this event' : 'these events'
  }.`;
}
