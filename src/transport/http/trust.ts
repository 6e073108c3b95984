import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

/** Which certificates a connection accepts. */
export interface Trust {
  readonly rejectUnauthorized: boolean;
  readonly secureContext?: SecureContext;
}

/**
 * Returns which certificates are accepted.
 *
 * @param insecure Whether one that does not verify is accepted.
 * @param ca Certificate authorities in PEM form, beside the well-known ones.
 */
export function createTrust(insecure: boolean, ca: string | undefined): Trust {
  return {
    rejectUnauthorized: !insecure,
    // Made once: reading all the well-known authorities takes longer than a local attempt.
    ...(ca === undefined ? {} : { secureContext: createSecureContext({ ca: [...rootCertificates, ca] }) }),
  };
}
