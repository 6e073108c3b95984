const CTRL_C = '\u0003';

/**
 * Calls back for every key, while stdin is a terminal. Ctrl-C stays what it is everywhere.
 *
 * @returns Gives the keyboard back.
 */
export function onKey(pressed: () => void): () => void {
  const { stdin } = process;
  if (!stdin.isTTY) return () => undefined;

  const listener = (data: Buffer) => {
    if (data.toString('utf8').includes(CTRL_C)) process.kill(process.pid, 'SIGINT');
    else pressed();
  };
  stdin.setRawMode(true);
  stdin.on('data', listener);
  stdin.resume();
  return () => {
    stdin.off('data', listener);
    stdin.setRawMode(false);
    stdin.pause();
  };
}
