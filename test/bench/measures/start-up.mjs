import { peakMemoryMb, startReceiver, wallTimeMs } from '../measuring/processes.mjs';
import { takeTurns } from '../measuring/rounds.mjs';
import { row, skipped } from '../measuring/row.mjs';
import { CLI, script } from '../package-under-test.mjs';

const ROUNDS = { time: 9, memory: 3 };
const BARE_NODE = ['-e', '0'];
const NOTHING_KEPT = { NODE_DISABLE_COMPILE_CACHE: '1' };

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
      'start-up: preview --set': [CLI, 'preview', 'order.created', '--set', 'data.id=5'],
    };
    const failures = failuresAmong(commands);
    const working = Object.entries(commands).filter(([what]) => !failures.has(what));
    return [
      ...(await timeRows(working, sendTo)),
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

async function timeRows(commands, sendTo) {
  const { bare, ...measured } = await takeTurns(
    {
      bare: () => wallTimeMs(BARE_NODE),
      ...Object.fromEntries(commands.map(([what, words]) => [what, () => wallTimeMs(words)])),
      'start-up: send --instant --to, first run': () => wallTimeMs([CLI, ...sendTo], NOTHING_KEPT),
    },
    ROUNDS.time,
  );
  return Object.entries(measured).map(([what, ours]) =>
    row({
      what,
      unit: 'ms',
      ours,
      reference: { name: 'node -e 0', values: bare },
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
