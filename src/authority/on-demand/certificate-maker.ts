import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** A certificate and its private key, both in PEM form. */
export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

/** When a certificate counts. */
export interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Any client has this curve. */
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const PRIVATE_KEY = 'PRIVATE KEY';

/**
 * Makes a certificate authority, which signs certificates of servers only.
 *
 * @param serialNumber Hexadecimal digits.
 */
export async function makeAuthority(
  name: string,
  serialNumber: string,
  validity: Validity,
): Promise<KeyPair> {
  cryptoProvider.set(globalThis.crypto);
  const keys = await freshKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber,
    name: [{ CN: [name] }],
    ...validity,
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: certificate.toString('pem'), key: await exportKey(keys.privateKey) };
}

/**
 * Issues the certificate of a server.
 *
 * @param names Host names, with `*.` for any name before a domain, and IP addresses.
 * @param serialNumber Hexadecimal digits.
 */
export async function issueCertificate(
  authority: KeyPair,
  names: readonly { readonly type: 'dns' | 'ip'; readonly value: string }[],
  serialNumber: string,
  validity: Validity,
): Promise<KeyPair> {
  cryptoProvider.set(globalThis.crypto);
  const issuer = new X509Certificate(authority.certificate);
  const keys = await freshKeys();
  const certificate = await X509CertificateGenerator.create({
    serialNumber,
    subject: [{ CN: ['cf-webhook-sim'] }],
    issuer: issuer.subjectName,
    ...validity,
    signingAlgorithm: ALGORITHM,
    signingKey: await importKey(authority.key),
    publicKey: keys.publicKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(names.map(({ type, value }) => ({ type, value }))),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return { certificate: certificate.toString('pem'), key: await exportKey(keys.privateKey) };
}

async function freshKeys() {
  return await globalThis.crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

async function exportKey(key: Awaited<ReturnType<typeof freshKeys>>['privateKey']): Promise<string> {
  return PemConverter.encode(await globalThis.crypto.subtle.exportKey('pkcs8', key), PRIVATE_KEY);
}

async function importKey(pem: string) {
  const bytes = PemConverter.decodeFirst(pem);
  return await globalThis.crypto.subtle.importKey('pkcs8', bytes, ALGORITHM, false, ['sign']);
}
