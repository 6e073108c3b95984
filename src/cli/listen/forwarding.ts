import { usageError } from '../../errors/usage-error.ts';
import { DEFAULT_TIMEOUT_MS } from '../../options/definitions/waiting.ts';
import type { ParsedOptions } from '../../options/registry.ts';
import type { ForwardTarget } from '../../receiver/forward/forwarder.ts';
import { loopbackAddressesOf } from '../../wire/loopback.ts';
import { parseTarget, shownUrl } from '../../wire/target.ts';
import { present } from '../parse/present.ts';

/**
 * Where requests are passed on to; `undefined` where they are not.
 *
 * @param port The port that is listened on.
 * @throws SimulatorError where that is no receiver, or this one itself.
 */
export function forwardTarget(options: ParsedOptions<'listen'>, port: number): ForwardTarget | undefined {
  const { forward, allowRemote, insecure, ca, timeout = DEFAULT_TIMEOUT_MS } = options;
  if (forward === undefined) return undefined;
  const to = parseTarget(forward, allowRemote);
  if (loopbackAddressesOf(to.hostname) !== undefined && portOf(to) === port) {
    throw usageError(
      `--forward names the port that listen itself listens on: ${port}.`,
      `Listen on another one: cf-webhook-sim listen ${port === 65_535 ? port - 1 : port + 1} --forward ${port}`,
    );
  }
  return { to, timeoutMs: timeout, insecure, ...present({ ca }) };
}

/** The receiver that requests are passed on to, as it may be shown. */
export function shownTarget({ to }: ForwardTarget): string {
  return shownUrl(to).replace(/\/$/, '');
}

function portOf({ port, protocol }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}
