import { usageError } from '../../errors/usage-error.ts';
import { printable } from '../../internal/printable.ts';
import { parseTarget } from '../../wire/target.ts';
import type { CommandInput } from '../parse/command.ts';
import { present } from '../parse/present.ts';
import { createWorkspaceClient, type WorkspaceClient } from '../session/workspace-client.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';
import type { Terminal } from '../terminal/terminal.ts';

interface EndpointJson {
  readonly id: number;
  readonly name: string;
  readonly url: string;
  readonly apiVersion: string;
  readonly eventTypeIds: readonly string[];
  readonly health: { readonly deactivatedAt: string | null };
}

type Input = CommandInput<'endpoints'>;

/** Runs `endpoints`. */
export async function runEndpoints(input: Input): Promise<ExitCode> {
  const [action = 'list', ...named] = input.positionals;
  const client = createWorkspaceClient(input.options);
  switch (action) {
    case 'list':
      await list(client, input);
      break;
    case 'add':
      await add(client, named, input);
      break;
    case 'remove':
      await remove(client, named, input.terminal);
      break;
    default:
      throw usageError(
        `endpoints has no action "${action}".`,
        'The actions are list, add and remove: cf-webhook-sim endpoints add 3000/webhooks.',
      );
  }
  return EXIT_CODES.success;
}

async function list(client: WorkspaceClient, { options, terminal }: Input): Promise<void> {
  const found: EndpointJson[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const query: string = after === 0 ? '' : `?after=${after}`;
    const page: { items: readonly EndpointJson[]; next: number | null } = await client.get(
      `/endpoints${query}`,
    );
    found.push(...page.items);
    after = page.next;
  }
  if (options.json) {
    terminal.result(JSON.stringify(found, null, 2));
    return;
  }
  for (const endpoint of found) terminal.result(row(endpoint));
  if (found.length === 0) {
    terminal.narrate('The workspace has no endpoints. Add one: cf-webhook-sim endpoints add 3000/webhooks');
  }
}

/** The secret alone goes to stdout, so that it can be piped. */
async function add(
  client: WorkspaceClient,
  named: readonly string[],
  { options, terminal }: Input,
): Promise<void> {
  const [target, ...surplus] = named;
  if (target === undefined || surplus.length > 0) {
    throw usageError(
      'endpoints add requires one URL or port.',
      'For example: cf-webhook-sim endpoints add 3000/webhooks.',
    );
  }
  const url = /^https?:/i.test(target) ? target : parseTarget(target, []).href;
  const { endpoint, secret, warnings } = await client.post<{
    readonly endpoint: EndpointJson;
    readonly secret: string;
    readonly warnings: readonly string[];
  }>('/endpoints', {
    url,
    name: options.name ?? url,
    eventTypeIds: options.subscribe.flat(),
    ...present({ secret: options.secret, apiVersion: options.apiVersion }),
  });
  for (const warning of warnings) {
    terminal.narrate(terminal.narrationPalette.yellow(`warning: ${printable(warning)}`));
  }
  if (options.json) terminal.result(JSON.stringify({ endpoint, secret, warnings }, null, 2));
  else {
    terminal.narrate(`Added endpoint ${row(endpoint)}. Its secret:`);
    terminal.result(secret);
  }
}

async function remove(client: WorkspaceClient, named: readonly string[], terminal: Terminal): Promise<void> {
  if (named.length === 0) {
    throw usageError(
      'endpoints remove requires the name or ID of an endpoint.',
      'cf-webhook-sim endpoints lists them.',
    );
  }
  for (const reference of named) {
    await client.delete(`/endpoints/${encodeURIComponent(reference)}`);
    terminal.narrate(`Removed endpoint ${printable(reference)}.`);
  }
}

function row({ id, name, url, apiVersion, eventTypeIds, health }: EndpointJson): string {
  const events = eventTypeIds.length === 0 ? 'every event' : eventTypeIds.join(', ');
  const state = health.deactivatedAt === null ? '' : ' (deactivated)';
  return printable(`${id} "${name}" ${url} ${apiVersion}: ${events}${state}`);
}
