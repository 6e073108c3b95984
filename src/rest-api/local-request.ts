import { isLoopback } from '../wire/loopback.ts';

/** What a request says about where it comes from and where it believes to go. */
export interface RequestOrigin {
  /** The `Host` header; old clients have none. */
  readonly host: string | undefined;
  /** The `Origin` header, which browsers send along with whatever may change something. */
  readonly origin: string | undefined;
  /** The `Sec-Fetch-Site` header, which browsers send with everything. */
  readonly fetchSite: string | undefined;
}

/** The characters of a host with a port; what else stands in the header is meant to mislead. */
const HOST = /^[\w.:[\]-]+$/;

/**
 * Why a request is not from this machine: a website that the user has open could otherwise use the server behind their
 * back, by a name that resolves to this machine or by a request across sites.
 *
 * @returns A sentence, or `undefined` for a request that may be processed.
 */
export function foreignness({ host, origin, fetchSite }: RequestOrigin): string | undefined {
  if (host !== undefined && !isLocalHost(host)) {
    return `The Host header names another machine; use 127.0.0.1 or localhost.`;
  }
  if (origin !== undefined) {
    return isLocalOrigin(origin) ? undefined : 'The request comes from another site.';
  }
  return fetchSite === 'cross-site' ? 'The request comes from another site.' : undefined;
}

/**
 * Why a request is not from a page of this very server: a page of another server on this machine is another site's.
 *
 * @returns A sentence, or `undefined` for a request that may get a response.
 */
export function otherOrigin({ host, origin, fetchSite }: RequestOrigin): string | undefined {
  const isOwn = origin === undefined || (host !== undefined && origin === `http://${host}`);
  const isFromOwnPage = fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none';
  return isOwn && isFromOwnPage ? undefined : 'The request comes from another site.';
}

function isLocalHost(host: string): boolean {
  if (!HOST.test(host) || !URL.canParse(`http://${host}`)) return false;
  return isLoopback(new URL(`http://${host}`).hostname);
}

function isLocalOrigin(origin: string): boolean {
  return URL.canParse(origin) && isLoopback(new URL(origin).hostname);
}
