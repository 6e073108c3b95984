import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { script } from '../package-under-test.mjs';

/** The descriptor on which a watched process tells its peak memory. */
const MEMORY_DESCRIPTOR = 3;

/**
 * Runs Node to its end.
 *
 * @param environment Variables besides those of this process.
 * @returns Wall time in milliseconds.
 * @throws Error when it does not exit with 0.
 */
export function wallTimeMs(words, environment = {}) {
  const startedAt = performance.now();
  runNode(words, ['ignore', 'pipe', 'pipe'], environment);
  return performance.now() - startedAt;
}

/** Runs Node to its end and tells the most memory it held, in megabytes. */
export function peakMemoryMb(words) {
  const watch = ['--require', script('processes/tell-peak-memory.cjs')];
  const { output } = runNode([...watch, ...words], ['ignore', 'pipe', 'pipe', 'pipe']);
  return Number(output[MEMORY_DESCRIPTOR]) / 1_000_000;
}

/** Runs Node to its end and reads the JSON that it writes. */
export function resultOf(words) {
  return JSON.parse(runNode(words, ['ignore', 'pipe', 'inherit']).stdout);
}

/** Starts the bare receiver in a process of its own. */
export async function startReceiver() {
  const child = fork(script('processes/receiver.mjs'));
  const [{ url }] = await once(child, 'message');
  return {
    url,
    stop: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

function runNode(words, stdio, environment = {}) {
  const { NODE_OPTIONS: _dropped, ...inherited } = process.env;
  const env = { ...inherited, ...environment };
  const ended = spawnSync(process.execPath, words, { encoding: 'utf8', stdio, env });
  if (ended.status === 0) return ended;
  const shown = words.filter((word) => !word.startsWith('-')).join(' ');
  throw new Error(`"node ${shown}" ended with ${ended.status ?? ended.signal}: ${ended.stderr ?? ''}`);
}
