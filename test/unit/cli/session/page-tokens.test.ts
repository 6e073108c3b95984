import { existsSync, readFileSync, statSync } from 'node:fs';
import { expect, it, onTestFinished, vi } from 'vitest';
import { keepPageToken, readPageToken, writeOpener } from '../../../../src/cli/session/page-tokens.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const URL_OF_SERVER = 'http://127.0.0.1:4321';
const TOKEN = 'a1'.repeat(32);

it('keeps the token of a page, and the file that opens it, where only this user can read them', () => {
  vi.stubEnv('XDG_CACHE_HOME', temporaryFolder());
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });

  const forget = keepPageToken(URL_OF_SERVER, TOKEN);
  const opener = writeOpener(URL_OF_SERVER, `${URL_OF_SERVER}/_sim/ui#token=${TOKEN}`) ?? '';

  expect(readPageToken(URL_OF_SERVER)).toBe(TOKEN);
  expect(readFileSync(opener, 'utf8')).toContain(`url=${URL_OF_SERVER}/_sim/ui#token=${TOKEN}"`);
  expect(statSync(opener).mode & 0o777).toBe(0o600);

  forget();

  expect(readPageToken(URL_OF_SERVER)).toBeUndefined();
  expect(existsSync(opener)).toBe(false);
});

it('has no file to open a page whose token it does not keep', () => {
  vi.stubEnv('XDG_CACHE_HOME', temporaryFolder());
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });

  expect(writeOpener(URL_OF_SERVER, `${URL_OF_SERVER}/_sim/ui#token=typed`)).toBeUndefined();
});
