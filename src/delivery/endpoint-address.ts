import { usageError } from '../errors/usage-error.ts';
import { maskUrls } from '../internal/mask.ts';
import { parseTarget, shownUrl, typedUrl } from '../wire/target.ts';
import { type InProcessReceiver, type InProcessTarget, toInProcessTarget } from './in-process-target.ts';

/** Where deliveries go. */
export interface EndpointAddress {
  /** What requests are built for. In the same process the host is `localhost`, as for a receiver on a local port. */
  readonly url: URL;
  /** How reports name it: the URL with secrets masked, or `in-process:` and the path. */
  readonly endpoint: string;
  /** The receiver, where it is in the same process. */
  readonly receiver: InProcessTarget | undefined;
}

/** The options that an {@link EndpointAddress} follows from. */
export interface EndpointOptions {
  readonly to: string | number | URL | InProcessReceiver;
  readonly path?: string;
  readonly allowRemote?: readonly string[];
}

const IN_PROCESS_ORIGIN = 'http://localhost';

/**
 * Returns where deliveries go.
 *
 * @throws SimulatorError `invalid-option`, `invalid-url` or `remote-target-refused`.
 */
export function resolveEndpoint({ to, path, allowRemote = [] }: EndpointOptions): EndpointAddress {
  if (!isAddress(to)) {
    const url = parsePath(path ?? '/');
    return {
      url,
      endpoint: `in-process:${maskUrls(`${url.pathname}${url.search}`)}`,
      receiver: toInProcessTarget(to),
    };
  }
  const url = parseTarget(to, allowRemote);
  if (path === undefined) return { url, endpoint: shownUrl(url), receiver: undefined };
  throw usageError(
    `"path" is for receivers in the same process, but "to" is a URL.`,
    `Put the path into the URL: ${shownUrl(new URL(path, url))}`,
  );
}

function isAddress(to: unknown): to is string | number | URL {
  return (
    to === undefined || to === null || typeof to === 'string' || typeof to === 'number' || to instanceof URL
  );
}

function parsePath(path: string): URL {
  // Two slashes would begin a host.
  if (typeof path === 'string' && /^\/(?![/\\])/.test(path)) {
    const url = typedUrl(IN_PROCESS_ORIGIN + path);
    if (url.origin === IN_PROCESS_ORIGIN) return url;
  }
  throw usageError(
    `"path" must begin with a slash, got "${path}".`,
    'For example /webhooks or /webhooks?tenant=7.',
  );
}
