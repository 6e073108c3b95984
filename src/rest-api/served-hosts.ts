import { isIP } from 'node:net';
import { isLoopback } from '../wire/loopback.ts';

/** Under which names a server is asked, besides those of this machine. */
export interface ServedHosts {
  /** Host names; `*.` at the beginning stands for any name before a domain. @default none */
  readonly names?: readonly string[];
  /** Whether it may be asked by any IP address, as where it listens to other machines. @default false */
  readonly byAddress?: boolean;
}

/** The characters of a host with a port; what else stands in the header is meant to mislead. */
const HOST = /^[\w.:[\]-]+$/;

/**
 * Whether a `Host` header names a server. Addresses are no danger where it listens to other machines: a website that
 * wants to reach a server behind its visitors' back needs a name that it can point there.
 */
export function isServedHost(host: string, { names = [], byAddress = false }: ServedHosts): boolean {
  if (!HOST.test(host) || !URL.canParse(`http://${host}`)) return false;
  const name = new URL(`http://${host}`).hostname.replace(/\.$/, '');
  if (isLoopback(name)) return true;
  if (isIP(name.replace(/^\[|\]$/g, '')) !== 0) return byAddress || names.includes(name);
  return names.some((pattern) => matches(name, pattern.toLowerCase()));
}

function matches(name: string, pattern: string): boolean {
  if (!pattern.startsWith('*.')) return name === pattern;
  const domain = pattern.slice(1);
  // As in certificates, the star stands for one name.
  return name.endsWith(domain) && /^[^.]+$/.test(name.slice(0, -domain.length));
}
