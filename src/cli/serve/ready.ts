import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { SimulatorError } from '../../errors/simulator-error.ts';
import type { ListeningServer } from '../../internal/listen-on.ts';
import { describeCause } from '../../internal/system-error.ts';
import type { WorkspaceService } from '../../workspace/workspace-service.ts';
import type { CommandInput } from '../parse/command.ts';

/**
 * Tells programs that the workspace is ready: by a line of JSON with `--json`, and by the file of `--port-file`, which is
 * there when it is complete.
 *
 * @returns A function that removes the file.
 * @throws SimulatorError `file-unwritable`
 */
export function announceReady(
  { url, port }: ListeningServer,
  { identity, seed }: WorkspaceService,
  { options, terminal }: CommandInput<'serve'>,
): () => void {
  const { json, portFile, token = null } = options;
  if (json) {
    const secure = options.tls ? { tlsUrl: `https://localhost:${port}` } : {};
    const workspaceId = identity.id;
    terminal.result(JSON.stringify({ url, ...secure, token, workspaceId, seed, pid: process.pid }));
  }
  if (portFile === undefined) return () => undefined;
  const unfinished = `${portFile}.${process.pid}`;
  try {
    writeFileSync(unfinished, `${port}\n`);
    renameSync(unfinished, portFile);
  } catch (cause) {
    rmSync(unfinished, { force: true });
    throw new SimulatorError({
      code: 'file-unwritable',
      problem: `The port cannot be written to "${portFile}": ${describeCause(cause)}.`,
      cure: 'Use a writable path for --port-file; it is relative to the current folder.',
      cause,
    });
  }
  return () => rmSync(portFile, { force: true });
}
