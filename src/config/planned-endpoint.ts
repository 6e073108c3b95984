import type { Disturbance } from '../delivery/disturbance.ts';
import { isJsonObject, withPlainNumbers } from '../internal/json.ts';
import {
  jsonOf,
  nodeInWords,
  type SourceEntry,
  type SourceNode,
  type SourcePlace,
  sourceError,
} from '../source/source-node.ts';
import { parseTarget } from '../wire/target.ts';
import type { EndpointFields } from '../workspace/endpoint.ts';
import { itemsOf, knownEntries, requireText } from './known-keys.ts';

/** An endpoint that a workspace file describes. */
export interface PlannedEndpoint {
  readonly place: SourcePlace;
  readonly fields: EndpointFields;
  /** What goes wrong on purpose with what is sent to it. */
  readonly breakage: Disturbance | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

const KEYS = ['name', 'url', 'events', 'secret', 'apiVersion', 'pages', 'funnels', 'break'];

/**
 * Reads `endpoints`. Texts take `${NAME}` from the environment, so that no secret need stand in the file.
 *
 * @throws SimulatorError `invalid-option` or `unknown-option`, naming the place.
 */
export function readPlannedEndpoints(
  entry: SourceEntry | undefined,
  environment: Environment,
): readonly PlannedEndpoint[] {
  if (entry === undefined) return [];
  const endpoints = itemsOf(entry.value).map((node) => readEndpoint(node, environment));
  const names = endpoints.map(({ fields }) => fields.name);
  const twice = endpoints.find(({ fields }, index) => names.indexOf(fields.name) < index);
  if (twice !== undefined) {
    throw sourceError(
      twice.place,
      `there are two endpoints named "${twice.fields.name}".`,
      'Rename one of them.',
    );
  }
  return endpoints;
}

function readEndpoint(node: SourceNode, environment: Environment): PlannedEndpoint {
  const entries = knownEntries(node, 'an endpoint', KEYS);
  const textAt = (key: string) => {
    const found = entries.get(key);
    return found === undefined ? undefined : filledIn(found.value, `"${key}"`, environment);
  };
  const url = textAt('url');
  if (url === undefined)
    throw sourceError(node.place, 'an endpoint has no url.', 'Add one: url: http://localhost:3000/webhooks.');
  const listAt = (key: string) => {
    const found = entries.get(key);
    return found === undefined
      ? undefined
      : itemsOf(found.value).map((item) => filledIn(item, `"${key}"`, environment));
  };
  const [events, secret, version] = [listAt('events'), textAt('secret'), textAt('apiVersion')?.toLowerCase()];
  if (version !== undefined && version !== 'v1' && version !== 'v2') {
    throw sourceError(node.place, `"apiVersion" must be v1 or v2, got "${version}".`);
  }
  const [pages, funnels] = [listAt('pages'), listAt('funnels')];
  return {
    place: node.place,
    fields: {
      url: /^https?:/i.test(url) ? url : parseTarget(url, []).href,
      name: textAt('name') ?? url,
      ...(events === undefined ? {} : { eventTypeIds: events }),
      ...(secret === undefined ? {} : { secret }),
      ...(version === undefined ? {} : { apiVersion: version }),
      ...(pages === undefined ? {} : { pageIds: pages.map(Number) }),
      ...(funnels === undefined ? {} : { funnelIds: funnels.map(Number) }),
    },
    breakage: readBreakage(entries.get('break')),
  };
}

function readBreakage(entry: SourceEntry | undefined): Disturbance | undefined {
  if (entry === undefined) return undefined;
  const breakage = withPlainNumbers(jsonOf(entry.value));
  // What may be in it is checked by the workspace, as for every request.
  if (isJsonObject(breakage)) return breakage as Disturbance;
  throw sourceError(
    entry.place,
    `"break" must be a mapping, got ${nodeInWords(entry.value)}.`,
    'For example: break: { status: 503 }.',
  );
}

/** A text with `${NAME}` replaced. The value is not shown: it may be a secret. */
function filledIn(node: SourceNode, what: string, environment: Environment): string {
  return requireText(node, what).replaceAll(/\$\{(\w+)\}/g, (_reference, name: string) => {
    const value = environment[name];
    if (value !== undefined && value !== '') return value;
    throw sourceError(
      node.place,
      `${what} requires the environment variable ${name}, which is not set.`,
      `Set it: export ${name}=…`,
    );
  });
}
