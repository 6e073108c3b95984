import { execa } from 'execa';
import { beforeAll, expect, it } from 'vitest';
import { processesFromProc, processesFromPs } from '../../../src/cli/receiver-process/process-table.ts';
import { endTree, processTree } from '../../../src/cli/receiver-process/process-tree.ts';
import { DEFAULT_GRACE_MS } from '../../../src/cli/receiver-process/receiver-process.ts';
import { buildPackage, PACKAGE_ROOT } from '../../package/built-package.ts';
import { freeUrl, processesWith, receiver, started, uniqueWord } from './start-receiver.ts';

beforeAll(buildPackage);

it('ends children and grandchildren with the receiver', async () => {
  const word = uniqueWord();
  const { process: running } = await started(receiver('family', word));
  expect(processesWith(word)).toHaveLength(3);

  await running.stop();

  expect(processesWith(word)).toEqual([]);
});

it('has five seconds of grace', () => {
  expect(DEFAULT_GRACE_MS).toBe(5_000);
});

it('kills a family that ignores SIGTERM after its grace, whoever has left the group too', async () => {
  const word = uniqueWord();
  const command = receiver('family', '--stubborn', '--own-session', word);
  const { process: running } = await started(command, { graceMs: 400 });
  expect(processesWith(word)).toHaveLength(3);

  const startedAt = performance.now();
  await running.stop();

  expect(processesWith(word)).toEqual([]);
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(400);
  expect(await running.exited).toEqual({ code: null, signal: 'SIGKILL', asked: true });
});

it('ends what a shell leaves behind when it dies first', async () => {
  const word = uniqueWord();
  const [node = '', script = ''] = receiver('responding');
  const { process: running } = await started(['sh', '-c', '"$0" "$1" "$2" & wait', node, script, word]);
  process.kill(running.pid, 'SIGKILL');

  expect(await running.exited).toEqual({ code: null, signal: 'SIGKILL', asked: false });
  expect(processesWith(word)).toHaveLength(1);
  await running.stop();

  expect(processesWith(word)).toEqual([]);
});

it('has nothing to end where nothing is left', async () => {
  const ended = execa('node', ['--version'], { detached: true });
  const { pid = 0 } = ended;
  await ended;
  const tree = processTree(pid);

  expect(tree.living()).toEqual([]);
  expect(await endTree(tree, 1_000)).toEqual([]);
});

it.each([
  ['exit', { exitCode: 130 }],
  ['throw', { exitCode: 1 }],
  ['SIGTERM', { signal: 'SIGTERM' }],
  ['SIGINT', { signal: 'SIGINT' }],
  ['SIGHUP', { signal: 'SIGHUP' }],
])('takes the receiver along when its own process ends by %s', async (ending, result) => {
  const word = uniqueWord();
  const { href } = await freeUrl();
  const [node = '', script = ''] = receiver('starting-process');
  const module = `${PACKAGE_ROOT}/.compiled/cli/receiver-process/receiver-process.js`;
  const command = receiver('family', '--stubborn', '--own-session', word);

  const run = await execa(node, [script, module, href, ending, ...command], { reject: false });

  expect(run).toMatchObject(result);
  await expect.poll(() => processesWith(word)).toEqual([]);
});

it.runIf(process.platform === 'linux' && processesFromPs().length > 0)(
  'reads the process table in two ways that agree',
  () => {
    const own = { pid: process.pid, parentPid: process.ppid };

    expect(processesFromProc()).toContainEqual(expect.objectContaining(own));
    expect(processesFromPs()).toContainEqual(expect.objectContaining(own));
    const groupOf = (table: ReturnType<typeof processesFromPs>) =>
      table.find(({ pid }) => pid === process.pid)?.groupId;
    expect(groupOf(processesFromPs())).toBe(groupOf(processesFromProc()));
  },
);
