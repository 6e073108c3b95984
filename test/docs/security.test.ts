import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { optionsOf } from '../../src/options/registry.ts';
import { createReceiver } from '../../src/receiver/receiver.ts';
import { serveWorkspace } from '../../src/rest-api/workspace-server.ts';
import { PACKAGE_ROOT } from '../package/built-package.ts';
import { openManually } from '../support/workspace-builders.ts';

/** What SECURITY.md says the tool does, each with a test that shows it: its file below test/, and words of its name. */
const SHOWN_BY: Readonly<Record<string, readonly (readonly [file: string, words: string])[]>> = {
  'It sends to this machine only.': [
    ['integration/simulator.test.ts', 'remote-target-refused'],
    ['integration/http-delivery.test.ts', 'does not follow a redirect'],
    ['cli/import.test.ts', 'never shows the token'],
    ['cli/import.test.ts', 'by GET only'],
  ],
  'Its servers listen on the loopback addresses 127.0.0.1 and ::1.': [
    ['docs/security.test.ts', 'listens on 127.0.0.1 unless told otherwise'],
    ['docs/security.test.ts', 'serve has no option that opens it'],
    ['integration/regressions/both-loopbacks.test.ts', 'the workspace listens on both loopback addresses'],
  ],
  'It masks the secret.': [
    ['integration/simulator.test.ts', 'never shows the secret'],
    ['cli/send.test.ts', 'without the secret'],
    ['cli/config.test.ts', 'masks secrets'],
    ['integration/regressions/secrets-are-masked.test.ts', 'shows no secret in the requests and responses'],
    ['integration/regressions/secrets-are-masked.test.ts', 'only where it has eight characters or more'],
  ],
  'It distrusts receivers.': [
    ['unit/internal/printable.test.ts', 'never lets a character through that steers a terminal'],
  ],
  'It quotes no file that was named by mistake.': [
    ['integration/regressions/yaml-configuration.test.ts', 'shows the place and not the content'],
    ['integration/regressions/wrong-authorities.test.ts', '--merge says in which line a file is not JSON'],
  ],
  'It keeps little.': [
    ['unit/recording/recording.test.ts', 'never the secret'],
    ['cli/listen.test.ts', 'without personal data'],
    ['cli/import.test.ts', 'without personal data'],
    ['unit/recording/import-captures.test.ts', 'never keeps secrets'],
  ],
  'It runs only what you name:': [
    ['integration/regressions/configuration-of-others.test.ts', 'runs no code'],
    ['integration/regressions/configuration-of-others.test.ts', 'are announced on stderr'],
  ],
  'It keeps other users of the machine out.': [
    ['package/compiled-code.test.ts', 'neither reads nor keeps code where others can write'],
    ['integration/regressions/database-modes.test.ts', 'no other user can read a file of a data folder'],
  ],
  'It verifies TLS certificates,': [['integration/tls.test.ts', 'a certificate that nobody vouches for']],
  'It has no install scripts and no telemetry.': [
    ['package/tarball.test.ts', 'a manifest without scripts'],
    ['integration/regressions/phones-nowhere.test.ts', 'connects to nothing but the addresses it was given'],
    ['unit/payloads/people.test.ts', 'hosts are reserved ones'],
    ['unit/payloads/people.test.ts', 'phone numbers are of ranges set aside'],
  ],
};

it('has a test for everything that SECURITY.md says the tool does, and no other', async () => {
  const document = await readFile(join(PACKAGE_ROOT, 'SECURITY.md'), 'utf8');
  const said = [...document.matchAll(/^- \*\*(.+?)\*\*/gm)].map(([, claim]) => claim);

  expect(said).toEqual(Object.keys(SHOWN_BY));
});

it.each(Object.entries(SHOWN_BY))('%s', async (_claim, tests) => {
  for (const [file, words] of tests)
    expect(await readFile(join(PACKAGE_ROOT, 'test', file), 'utf8'), file).toContain(words);
});

it('listens on 127.0.0.1 unless told otherwise', async () => {
  const receiver = createReceiver();
  const { url } = await receiver.listen();
  await receiver.close();

  expect(new URL(url).hostname).toBe('127.0.0.1');
});

it('serve has no option that opens it to other machines', async () => {
  await using workspace = await openManually();
  const server = await serveWorkspace({ workspace, port: 0, customEvents: [] });
  await server.close();

  expect(Object.keys(optionsOf('serve'))).not.toContain('host');
  expect(new URL(server.url).hostname).toBe('127.0.0.1');
});
