import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownCache } from '../private-folder.ts';

/** The form of a token that `--ui` makes. */
const TOKEN = /^[0-9a-f]{64}$/;

/**
 * Keeps the token of a page where only this user can read it, so that this user's other commands need not be told.
 *
 * @returns A function that removes it.
 */
export function keepPageToken(url: string, token: string): () => void {
  const file = fileOf(url);
  if (file === undefined || !TOKEN.test(token)) return () => undefined;
  try {
    mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
    chmodSync(join(file, '..'), 0o700);
    rmSync(file, { force: true });
    writeFileSync(file, token, { mode: 0o600, flag: 'wx' });
  } catch {
    return () => undefined;
  }
  return () => {
    if (readPageToken(url) !== token) return;
    rmSync(file, { force: true });
    rmSync(openerOf(file), { force: true });
  };
}

/**
 * Writes a file that leads a browser to an address with a token. Words of a command are seen by every user of the machine,
 * and a file of this user's own is not.
 *
 * @returns Its path; `undefined` where the token of the page is not kept either.
 */
export function writeOpener(url: string, address: string): string | undefined {
  const file = fileOf(url);
  if (file === undefined || readPageToken(url) === undefined) return undefined;
  const opener = openerOf(file);
  rmSync(opener, { force: true });
  writeFileSync(opener, `<!doctype html><meta http-equiv="refresh" content="0; url=${address}">\n`, {
    mode: 0o600,
    flag: 'wx',
  });
  return opener;
}

function openerOf(file: string): string {
  return `${file}.html`;
}

/** The token that a command of this user keeps for a workspace; `undefined` where there is none. */
export function readPageToken(url: string): string | undefined {
  const file = fileOf(url);
  try {
    const token = file === undefined ? '' : readFileSync(file, 'utf8');
    return TOKEN.test(token) ? token : undefined;
  } catch {
    return undefined;
  }
}

function fileOf(url: string): string | undefined {
  const cache = ownCache();
  const { port, protocol } = new URL(url);
  const number = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  return cache === undefined ? undefined : join(cache, 'page-tokens', number);
}
