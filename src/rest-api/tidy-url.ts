/**
 * The URL of a request as Rails' router takes it (observed of Rails): slashes that are doubled or at the end do not
 * count, and neither does a `.json` at the end of the path.
 *
 * @returns `undefined` for what is no path on this server.
 */
export function tidyUrl(url: string): string | undefined {
  if (!url.startsWith('/')) return undefined;
  const queryAt = url.indexOf('?');
  const [path, query] = queryAt === -1 ? [url, ''] : [url.slice(0, queryAt), url.slice(queryAt)];
  const tidy = path.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
  return `${isOurs(tidy) ? tidy : tidy.replace(/\.json$/, '')}${query}`;
}

/** The paths of our own API are taken as they are. */
function isOurs(path: string): boolean {
  return path.startsWith('/_sim');
}
