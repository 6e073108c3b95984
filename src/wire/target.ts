import { SimulatorError } from '../errors/simulator-error.ts';
import { maskAddress, maskUrls } from '../internal/mask.ts';
import { loopbackAddressesOf } from './loopback.ts';

/**
 * Reads where to send: a URL, `host:port/path`, or a port on localhost with or without a path.
 *
 * @param allowRemote Hosts beyond this machine that the user has named on purpose.
 * @throws SimulatorError `invalid-url`, or `remote-target-refused` for a host that is neither local nor allowed.
 */
export function parseTarget(target: string | number | URL, allowRemote: readonly string[]): URL {
  if (target === undefined || target === null) throw invalidUrl('', 'it is empty');
  const url = target instanceof URL ? copyOf(target) : parseUrl(String(target).trim());
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw invalidUrl(String(target), `its scheme is ${url.protocol.replace(':', '')}, not http or https`);
  }
  if (url.hostname === '') throw invalidUrl(String(target), 'it has no host');
  url.hash = '';

  const host = url.hostname;
  if (loopbackAddressesOf(host) === undefined && !allowRemote.some((allowed) => sameHost(allowed, url))) {
    throw new SimulatorError({
      code: 'remote-target-refused',
      problem: `The receiver ${host} is not on this machine; only local receivers are allowed by default.`,
      cure: `If you are allowed to send test events there, add --allow-remote ${host}.`,
    });
  }
  return url;
}

/**
 * Reads a whole URL, and keeps what was typed for the request; the part after # is left out.
 *
 * @throws TypeError where it is no URL.
 */
export function typedUrl(text: string): URL {
  const url = withTyped(new URL(text), text);
  url.hash = '';
  return url;
}

/** Another path at the same receiver, as it was typed. */
export function atPath(path: string, url: URL): URL {
  if (!/^\/(?!\/)/.test(path)) return new URL(path, url);
  return typedUrl(originOf(url) + path);
}

/** The whole URL as it was typed, without user name and password, which are not sent. */
export function requestUrl(url: URL): string {
  return originOf(url) + requestPath(url);
}

/** The URL without user name and password; its query may still hold a secret. */
export function withoutCredentials(url: URL): string {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  return shown.href;
}

/** The URL as it may be shown: without user name and password, and with secret query fields masked. */
export function shownUrl(url: URL): string {
  return maskUrls(withoutCredentials(url));
}

/** What a URL was typed as, where Node's own reading of it differs from Ruby's. */
interface TypedParts {
  /** Path and query. */
  readonly path: string;
  readonly host: string;
}

const TYPED = new WeakMap<URL, TypedParts>();

/**
 * Path and query as the request line carries them: as they were typed, with dot segments and an empty query, as Ruby
 * does (observed).
 */
export function requestPath(url: URL): string {
  return TYPED.get(url)?.path ?? url.pathname + url.search;
}

/** The host as the Host header carries it, in the letter case that was typed (observed). */
export function requestHost(url: URL): string {
  return TYPED.get(url)?.host ?? url.hostname;
}

/**
 * Why Ruby's URI refuses what was typed, so that ClickFunnels never attempts a delivery there (observed); `undefined`
 * where it does not.
 */
export function refusedByRuby(text: string): string | undefined {
  if (!URL.canParse(text) && !/[/?]/.test(text)) return undefined;
  const [found] = /[^\u0021-\u007e]|[{}\\]|%(?![\da-f]{2})/i.exec(text.trim()) ?? [];
  switch (found) {
    case undefined:
      return undefined;
    case ' ':
      return 'it contains a space';
    case '%':
      return 'it contains "%" without two hexadecimal digits';
    default:
      return `it contains ${JSON.stringify(found)}`;
  }
}

function originOf(url: URL): string {
  return `${url.protocol}//${requestHost(url)}${url.port === '' ? '' : `:${url.port}`}`;
}

function copyOf(url: URL): URL {
  const copy = new URL(url);
  const typed = TYPED.get(url);
  if (typed !== undefined) TYPED.set(copy, typed);
  return copy;
}

/** Keeps what was typed beside what Node reads it as, unless Ruby would refuse it. */
function withTyped(url: URL, text: string): URL {
  const [, authority = '', rest = ''] = /^[^:]+:\/\/([^/?#]*)([^#]*)/.exec(text) ?? [];
  const host = authority.replace(/^.*@/, '').replace(/:\d*$/, '');
  if (refusedByRuby(text) !== undefined || host === '') return url;
  const path = rest.startsWith('/') ? rest : `/${rest}`;
  if (path !== url.pathname + url.search || host !== url.hostname) TYPED.set(url, { path, host });
  return url;
}

function parseUrl(text: string): URL {
  if (/^auto(?=[/?]|$)/.test(text))
    throw invalidUrl(text, 'only a receiver that is started here has a port to read');
  if (/^[/?]/.test(text)) throw invalidUrl(text, 'a path needs a port, as in 3000/webhooks');
  const [, port, path] = /^:?(\d+)([/?].*)?$/.exec(text) ?? [];
  if (port !== undefined) return localUrl(port, path ?? '/', text);
  const withScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  try {
    return withTyped(new URL(withScheme), withScheme);
  } catch {
    throw invalidUrl(text, 'it is neither a URL nor host:port nor a port');
  }
}

function localUrl(port: string, path: string, text: string): URL {
  if (Number(port) >= 1 && Number(port) <= 65_535) {
    const local = `http://localhost:${port}${path}`;
    return withTyped(new URL(local), local);
  }
  throw invalidUrl(text, 'a port is a number from 1 to 65535');
}

function sameHost(allowed: string, url: URL): boolean {
  const wanted = allowed.toLowerCase();
  return wanted === url.hostname || wanted === url.host;
}

function invalidUrl(text: string, why: string): SimulatorError {
  return new SimulatorError({
    code: 'invalid-url',
    problem: `"${maskAddress(text)}" is not a valid target: ${why}.`,
    cure: 'Use a port (3000 or 3000/webhooks), host and port (localhost:3000/webhooks) or a URL (https://localhost:8443/hooks).',
  });
}
