import { peakMemoryMb, startReceiver, wallTimeMs } from '../measuring/processes.mjs';
import { takeTurns } from '../measuring/rounds.mjs';
import { row, skipped } from '../measuring/row.mjs';
import { CLI, script } from '../package-under-test.mjs';

const ROUNDS = { time: 9, memory: 3 };
const BARE_NODE = ['-e', '0'];

/** Whole processes from start to end, beside Node doing nothing. */
export async function measureStartUp() {
  const receiver = await startReceiver();
  try {
    const sendTo = ['send', 'order.created', '--instant', '--to', receiver.url];
    const commands = {
      'start-up: an empty module': [script('processes/empty.mjs')],
      'start-up: --version': [CLI, '--version'],
      'start-up: --help': [CLI, '--help'],
      'start-up: events': [CLI, 'events'],
      'start-up: preview order.created': [CLI, 'preview', 'order.created'],
      'start-up: send --instant --to': [CLI, ...sendTo],
      'start-up: send --instant': [CLI, 'send', 'order.created', '--instant'],
    };
    const failures = failuresAmong(commands);
    const working = Object.entries(commands).filter(([what]) => !failures.has(what));
    return [
      ...(await timeRows(working)),
      ...[...failures].map(([what, why]) => skipped(what, why)),
      await memoryRow([CLI, ...sendTo]),
    ];
  } finally {
    await receiver.stop();
  }
}

/** The commands that this build does not have, with their first line of complaint. */
function failuresAmong(commands) {
  const failures = new Map();
  for (const [what, words] of Object.entries(commands)) {
    try {
      wallTimeMs(words);
    } catch (error) {
      failures.set(what, error.message.split('\n', 1)[0]);
    }
  }
  return failures;
}

async function timeRows(commands) {
  const contestants = [['bare', BARE_NODE], ...commands].map(([what, words]) => [
    what,
    () => wallTimeMs(words),
  ]);
  const measured = await takeTurns(Object.fromEntries(contestants), ROUNDS.time);
  return commands.map(([what]) =>
    row({
      what,
      unit: 'ms',
      ours: measured[what],
      reference: { name: 'node -e 0', values: measured.bare },
      how: `wall time of the whole process, ${ROUNDS.time} rounds`,
    }),
  );
}

async function memoryRow(words) {
  const { ours, bare } = await takeTurns(
    { ours: () => peakMemoryMb(words), bare: () => peakMemoryMb(BARE_NODE) },
    ROUNDS.memory,
  );
  return row({
    what: 'peak memory: send --instant --to',
    unit: 'MB',
    ours,
    reference: { name: 'node -e 0', values: bare },
    how: 'resident set of the whole process',
  });
}
