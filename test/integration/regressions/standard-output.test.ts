import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BUILT_BIN } from '../../package/built-package.ts';

it
  .runIf(process.platform === 'linux')
  .each([['--version'], ['events'], ['vectors'], ['send', 'order.created', '--instant', '--json']])(
  'a full disk behind stdout is exit code 2 and no defect: %s',
  async (...words) => {
    const child = spawn(process.execPath, [BUILT_BIN, ...words], {
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    let said = '';
    child.stderr?.on('data', (text: Buffer) => {
      said += text.toString();
    });

    const [code] = await once(child, 'close');

    expect(code).toBe(2);
    expect(said).toContain('Writing to standard output failed: no space is left on the device (ENOSPC).');
    expect(said).not.toContain('defect');
  },
  60_000,
);

it.runIf(process.platform === 'linux').each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends a run whose reader of stdout has stalled',
  async (signal) => {
    const child = spawn(
      process.execPath,
      [BUILT_BIN, ...'send order.created --count 1000000 --reporter ndjson'.split(' ')],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    // The first bytes are read, and no more: the buffers fill up.
    await once(child.stdout, 'readable');
    child.kill(signal);

    const [code] = await once(child, 'exit');

    expect(code).toBe(130);
  },
  60_000,
);
