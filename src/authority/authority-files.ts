import { X509Certificate } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wallClockMs } from '../clock/wall-clock.ts';
import { SimulatorError } from '../errors/simulator-error.ts';
import { makeFolders } from '../internal/make-folders.ts';
import { describeCause } from '../internal/system-error.ts';
import { freshSecret } from '../random/entropy.ts';
import { certificateMaker, DAY_MS, type KeyPair, serialNumber } from './certificate-maker.ts';

/** A certificate authority of this user's own, and where its files are. */
export interface Authority extends KeyPair {
  /** The certificate alone, for what trusts it beside others. */
  readonly certificateFile: string;
  /** The certificate together with the public ones that Node trusts, for what trusts one file only. */
  readonly bundleFile: string;
}

const CERTIFICATE = 'authority.pem';
const KEY = 'authority-key.pem';
const BUNDLE = 'authority-and-public.pem';
/** How long an authority lasts. */
const VALID_DAYS = 3_650;
/** One that ends sooner is made anew. */
const LEAST_DAYS = 30;

/**
 * Reads the authority of a folder, or makes it where there is none: once for this user, so that it need be trusted once.
 *
 * @throws SimulatorError `file-unwritable`
 */
export async function openAuthority(folder: string): Promise<Authority> {
  return readAuthority(folder) ?? (await makeInFolder(folder));
}

function readAuthority(folder: string): Authority | undefined {
  const [certificateFile, bundleFile] = [join(folder, CERTIFICATE), join(folder, BUNDLE)];
  try {
    const certificate = readFileSync(certificateFile, 'utf8');
    const endsAt = Date.parse(new X509Certificate(certificate).validTo);
    if (endsAt < wallClockMs() + LEAST_DAYS * DAY_MS) return undefined;
    readFileSync(bundleFile);
    return { certificate, key: readFileSync(join(folder, KEY), 'utf8'), certificateFile, bundleFile };
  } catch {
    return undefined;
  }
}

/** Everything is written beside its place and moved there at once, so that two processes make one. */
async function makeInFolder(folder: string): Promise<Authority> {
  const draft = `${folder}.${freshSecret().slice(0, 16)}`;
  const now = wallClockMs();
  const { certificate, key } = await certificateMaker().makeAuthority('cf-webhook-sim', serialNumber(), {
    notBefore: new Date(now - DAY_MS),
    notAfter: new Date(now + VALID_DAYS * DAY_MS),
  });
  try {
    const { rootCertificates } = process.getBuiltinModule('tls');
    // Programs of other users may trust the certificate; only the key is secret.
    makeFolders(draft, 0o755);
    writeFileSync(join(draft, KEY), `${key}\n`, { mode: 0o600 });
    writeFileSync(join(draft, CERTIFICATE), `${certificate}\n`);
    writeFileSync(join(draft, BUNDLE), `${[certificate, ...rootCertificates].join('\n')}\n`);
    if (readAuthority(folder) === undefined) rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } catch (cause) {
    discard(draft);
    if (readAuthority(folder) === undefined) throw unwritable(folder, cause);
  }
  const made = readAuthority(folder);
  if (made === undefined) throw unwritable(folder, undefined);
  return made;
}

function discard(draft: string): void {
  try {
    rmSync(draft, { recursive: true, force: true });
  } catch {
    // It cannot be there where its folder is none.
  }
}

function unwritable(folder: string, cause: unknown): SimulatorError {
  return new SimulatorError({
    code: 'file-unwritable',
    problem: `Writing the certificate authority to ${folder} failed: ${describeCause(cause)}.`,
    cure: 'Make this folder writable, or set XDG_DATA_HOME to another one.',
    cause,
  });
}
