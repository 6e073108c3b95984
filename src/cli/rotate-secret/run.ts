import { formatDuration } from '../../internal/duration.ts';
import { printable } from '../../internal/printable.ts';
import type { CommandInput } from '../parse/command.ts';
import { present } from '../parse/present.ts';
import { createWorkspaceClient } from '../session/workspace-client.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';

/** Runs `rotate-secret`: the secret alone goes to stdout, so that it can be piped. */
export async function runRotateSecret(input: CommandInput<'rotate-secret'>): Promise<ExitCode> {
  const { positionals, options, terminal } = input;
  const [reference = ''] = positionals;
  const { endpoint, secret } = await createWorkspaceClient(options).post<{
    readonly endpoint: { readonly id: number; readonly name: string };
    readonly secret: string;
  }>(
    `/endpoints/${encodeURIComponent(reference)}/rotate-secret`,
    present({ overlapMs: options.overlap, mode: options.mode }),
  );
  const until =
    options.overlap === undefined ? '' : `; the old one stays valid for ${formatDuration(options.overlap)}`;
  terminal.narrate(`Endpoint ${endpoint.id} "${printable(endpoint.name)}" has a new secret${until}:`);
  terminal.result(secret);
  return EXIT_CODES.success;
}
