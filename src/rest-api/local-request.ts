import { isServedHost, type ServedHosts } from './served-hosts.ts';

/** What a request says about where it comes from and where it believes to go. */
export interface RequestOrigin {
  /** The `Host` header; old clients have none. */
  readonly host: string | undefined;
  /** The `Origin` header, which browsers send along with whatever may change something. */
  readonly origin: string | undefined;
  /** The `Sec-Fetch-Site` header, which browsers send with everything. */
  readonly fetchSite: string | undefined;
}

/**
 * Why a request is not meant for this server: a website that the user has open could otherwise use the server behind their
 * back, by a name that resolves to this machine or by a request across sites.
 *
 * @param hosts What the server is called besides the names of this machine.
 * @returns A sentence, or `undefined` for a request that may be processed.
 */
export function foreignness(
  { host, origin, fetchSite }: RequestOrigin,
  hosts: ServedHosts = {},
): string | undefined {
  if (host !== undefined && !isServedHost(host, hosts)) {
    return 'The Host header names another machine; use 127.0.0.1 or localhost, or add --allow-host NAME.';
  }
  if (origin !== undefined) {
    const isOwn = URL.canParse(origin) && isServedHost(new URL(origin).host, hosts);
    return isOwn ? undefined : 'The request comes from another site.';
  }
  return fetchSite === 'cross-site' ? 'The request comes from another site.' : undefined;
}

/**
 * Why a request is not from a page of this very server: a page of another server on this machine is another site's.
 *
 * @returns A sentence, or `undefined` for a request that may get a response.
 */
export function otherOrigin({ host, origin, fetchSite }: RequestOrigin): string | undefined {
  const isOwn =
    origin === undefined ||
    (host !== undefined && (origin === `http://${host}` || origin === `https://${host}`));
  const isFromOwnPage = fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none';
  return isOwn && isFromOwnPage ? undefined : 'The request comes from another site.';
}
