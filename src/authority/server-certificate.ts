import { isIP } from 'node:net';
import { wallClockMs } from '../clock/wall-clock.ts';
import type { Authority } from './authority-files.ts';
import { certificateMaker, DAY_MS, type KeyPair, serialNumber } from './certificate-maker.ts';

/** Within what every client accepts. */
const VALID_DAYS = 396;
/** What a server of this machine is called. */
const LOCAL_NAMES = ['localhost', '*.localhost', '127.0.0.1', '::1'];

/**
 * The certificate of a server on this machine, new for each start.
 *
 * @param names What else it is called: host names, with `*.` for any name before a domain, and IP addresses.
 * @returns The certificate with its authority's, and its key.
 */
export async function serverCertificate(authority: Authority, names: readonly string[]): Promise<KeyPair> {
  const now = wallClockMs();
  const { certificate, key } = await certificateMaker().issueCertificate(
    authority,
    [...new Set([...LOCAL_NAMES, ...names])].map((value) => ({
      type: isIP(value) === 0 ? 'dns' : 'ip',
      value,
    })),
    serialNumber(),
    { notBefore: new Date(now - DAY_MS), notAfter: new Date(now + VALID_DAYS * DAY_MS) },
  );
  return { certificate: `${certificate}\n${authority.certificate}`, key };
}
