import { X509Certificate } from 'node:crypto';
import { usageError } from '../errors/usage-error.ts';

const CERTIFICATE =
  /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[\s\S]*?-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g;

/**
 * Certificates in PEM form, as they were given. An error shows nothing of the text: where the wrong file was named, that may
 * be a private key.
 *
 * @throws SimulatorError `invalid-option` when there is no certificate, or a damaged one.
 */
export function checkedAuthorities(ca: string): string {
  const certificates = String(ca).match(CERTIFICATE) ?? [];
  const damaged = certificates.findIndex((certificate) => !isCertificate(certificate)) + 1;
  if (certificates.length > 0 && damaged === 0) return ca;
  throw usageError(
    `The option "ca" requires a certificate in PEM form, but ${
      certificates.length === 0
        ? 'contains none'
        : `certificate ${damaged} of ${certificates.length} is damaged`
    }.`,
    'A certificate begins with -----BEGIN CERTIFICATE-----; convert another form with openssl x509 -inform der.',
  );
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined;
  } catch {
    return false;
  }
}
