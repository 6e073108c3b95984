import { usageError } from '../../errors/usage-error.ts';
import type { ParsedOptions } from '../../options/registry.ts';
import { createWorkspaceClient, type WorkspaceClient } from './workspace-client.ts';

/** What may aim a run. */
type Aim = Partial<Pick<ParsedOptions<'send'>, 'endpoint' | 'workspace' | 'token'>> & {
  readonly to?: string | undefined;
  readonly secret?: string | undefined;
};

/** An endpoint with its secret, as the workspace tells it. */
interface SecretEndpoint {
  readonly endpoint: { readonly url: string };
  readonly secret: string;
}

/**
 * The options of a run that aims at an endpoint of a workspace, with its URL and secret in them. Others stay as they are.
 *
 * @throws SimulatorError where it is not clear which endpoint is meant, or the workspace does not respond.
 */
export async function aimAtEndpoint<Options extends Aim>(options: Options): Promise<Options> {
  const { endpoint, workspace, to, secret } = options;
  if (endpoint === undefined && workspace === undefined) return options;
  if (to !== undefined) {
    throw usageError(
      '--to cannot be combined with --endpoint or --workspace.',
      'Leave out --to, or --endpoint and --workspace.',
    );
  }
  const client = createWorkspaceClient(options);
  const name = endpoint ?? (await onlyEndpoint(client));
  const found = await client.post<SecretEndpoint>(`/endpoints/${encodeURIComponent(name)}/reveal-secret`);
  return { ...options, to: found.endpoint.url, secret: secret ?? found.secret };
}

async function onlyEndpoint(client: WorkspaceClient): Promise<string> {
  const { items } = await client.get<{ readonly items: readonly { id: number; name: string }[] }>(
    '/endpoints',
  );
  const [first] = items;
  if (items.length === 1 && first !== undefined) return String(first.id);
  throw usageError(
    `The workspace at ${client.url} has ${items.length === 0 ? 'no endpoint' : `${items.length} endpoints`}.`,
    items.length === 0
      ? 'Register one with its API first.'
      : `Choose one: --endpoint ${items.map(({ name }) => JSON.stringify(name)).join(' or --endpoint ')}.`,
  );
}
