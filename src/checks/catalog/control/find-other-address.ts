import type { CheckEnvironment } from '../../engine/check-environment.ts';
import { attemptVariation } from '../../engine/send-variation.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { responseKind } from '../response-kind.ts';

/** The two addresses of this machine; a server may listen on one of them alone. */
const LOOPBACK_TWINS: Readonly<Record<string, string>> = { '127.0.0.1': '[::1]', '[::1]': '127.0.0.1' };

/**
 * Finds out whether a receiver that is not there is at the machine's other address.
 *
 * @returns Undefined where it is not, or where it was not looked for at one of them.
 * @throws CheckInterruption when the budget is used up or the run is stopped.
 */
export async function findOtherAddress(
  { request, result, variation }: Exchange,
  environment: CheckEnvironment,
): Promise<{ readonly why: string; readonly fix: string } | undefined> {
  const twin = LOOPBACK_TWINS[request.url.hostname];
  if (twin === undefined || responseKind(result.outcome) !== 'unreachable') return undefined;
  const url = new URL(request.url);
  url.hostname = twin;
  const endpoint = { ...environment.endpoint, url };
  const tried = await attemptVariation(variation, { ...environment, endpointFor: () => endpoint });
  if (responseKind(tried.result.outcome) === 'unreachable') return undefined;
  url.hostname = 'localhost';
  return {
    why: `Nothing listens at ${request.url.host}, but something does at ${twin}:${request.url.port}.`,
    fix: `Use a name that resolves to both addresses: ${url.origin}${url.pathname}`,
  };
}
