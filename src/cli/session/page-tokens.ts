import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { userCache } from '../code-folder.ts';

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
    if (readPageToken(url) === token) rmSync(file, { force: true });
  };
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
  const cache = userCache();
  const { port, protocol } = new URL(url);
  const number = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  return cache === undefined ? undefined : join(cache, 'cf-webhook-sim', 'page-tokens', number);
}
