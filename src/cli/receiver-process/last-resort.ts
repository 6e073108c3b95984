/** Signals that end this process when no one listens. */
const DEADLY = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const pending = new Set<() => void>();

/**
 * Does something when this process ends, however it ends: at its normal end, by `process.exit`, by an error that
 * no one caught or by a signal. SIGKILL alone leaves no chance. What is done must be done at once.
 *
 * @returns Calls it off.
 */
export function whenThisProcessEnds(action: () => void): () => void {
  if (pending.size === 0) watch();
  pending.add(action);
  return () => {
    if (pending.delete(action) && pending.size === 0) unwatch();
  };
}

function watch(): void {
  process.on('exit', actAll);
  for (const name of DEADLY) process.on(name, onSignal);
}

function unwatch(): void {
  process.off('exit', actAll);
  for (const name of DEADLY) process.off(name, onSignal);
}

/** Someone else who listens sees to a good end; otherwise the signal does what it would have done without us. */
function onSignal(name: NodeJS.Signals): void {
  if (process.listenerCount(name) > 1) return;
  actAll();
  unwatch();
  process.kill(process.pid, name);
}

function actAll(): void {
  for (const action of [...pending]) action();
  pending.clear();
}
