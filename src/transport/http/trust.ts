import type { SecureContext } from 'node:tls';

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
  // Made once: reading all the well-known authorities takes longer than a local attempt.
  return {
    rejectUnauthorized: !insecure,
    ...(ca === undefined ? {} : { secureContext: contextWith(ca) }),
  };
}

function contextWith(ca: string): SecureContext {
  const { createSecureContext, rootCertificates } = process.getBuiltinModule('node:tls');
  return createSecureContext({ ca: [...rootCertificates, ca] });
}
