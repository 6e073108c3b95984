import { usageError } from '../../errors/usage-error.ts';
import { DEFAULT_API_LIMIT } from '../../options/definitions/import.ts';
import type { ParsedOptions } from '../../options/registry.ts';
import { API_TOKEN_VARIABLE, type ApiSource, apiEventsUrl } from '../../recording/import/read-api-events.ts';
import { loopbackAddressesOf } from '../../wire/loopback.ts';
import { parseTarget } from '../../wire/target.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** ClickFunnels' own hosts: a name of the user's, or that for accounts (documented). */
const CLICKFUNNELS = /^(?:[a-z\d-]+\.)+myclickfunnels\.com$/i;

/**
 * Where events are read from. The token comes from the environment alone: other users of a machine can read command lines.
 *
 * @throws SimulatorError where the address is not that of a workspace, or the token is missing or would be sent in the clear.
 */
export function apiSource(
  given: string,
  { allowRemote, limit = DEFAULT_API_LIMIT }: ParsedOptions<'import'>,
  { environment }: Terminal,
): ApiSource {
  const url = apiEventsUrl(parseTarget(given, [...allowRemote, ...ownHost(given)]));
  if (url.protocol !== 'https:' && loopbackAddressesOf(url.hostname) === undefined) {
    throw usageError(
      `--from-api does not send a token to ${url.host} without TLS.`,
      'Use https:// in the address.',
    );
  }
  const token = environment[API_TOKEN_VARIABLE]?.trim() ?? '';
  if (!/^[\u0021-\u007e]+$/.test(token)) {
    throw usageError(
      `--from-api requires a token of ClickFunnels' API in the environment variable ${API_TOKEN_VARIABLE}.`,
      'Make one in your workspace under Developer Portal, and export it in the shell.',
    );
  }
  return { url, token, limit };
}

/** The host of an address that is one of ClickFunnels'. */
function ownHost(given: string): readonly string[] {
  if (!URL.canParse(given)) return [];
  const { hostname } = new URL(given);
  return CLICKFUNNELS.test(hostname) ? [hostname] : [];
}
