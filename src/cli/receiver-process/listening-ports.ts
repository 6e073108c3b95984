import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A TCP connection that waits for others, in the state column of `/proc/net/tcp`. */
const LISTENING = '0A';

/**
 * The TCP ports on which processes listen, in ascending order: from `/proc` on Linux, by `netstat` and PowerShell on
 * Windows, by `lsof` elsewhere. Empty where the system does not tell.
 *
 * @param pids The processes; on Windows their descendants count as well.
 */
export function listeningPorts(pids: readonly number[]): readonly number[] {
  switch (process.platform) {
    case 'linux':
      return portsFromProc(pids);
    case 'win32':
      return portsFromNetstat(output('netstat', ['-ano']), descendants(pids, windowsParents()));
    default:
      return portsFromLsof(output('lsof', ['-nP', '-a', '-iTCP', '-sTCP:LISTEN', '-Fn', '-p', pids.join()]));
  }
}

/** What Linux shows of the sockets of processes, each in the network that it sees. */
function portsFromProc(pids: readonly number[]): readonly number[] {
  return inOrder(
    pids.flatMap((pid) => {
      const own = new Set(socketsOf(pid));
      if (own.size === 0) return [];
      return ['tcp', 'tcp6'].flatMap((table) => portsFromTable(read(`/proc/${pid}/net/${table}`), own));
    }),
  );
}

/** The ports in the text of `/proc/net/tcp` at which one of these sockets listens. */
export function portsFromTable(table: string, sockets: ReadonlySet<string>): readonly number[] {
  return table.split('\n').flatMap((line) => {
    const [, local = '', , state, , , , , , socket = ''] = line.trim().split(/\s+/);
    return state === LISTENING && sockets.has(socket) ? [Number.parseInt(portText(local), 16)] : [];
  });
}

/** The ports in what `lsof -Fn` prints: a line `n127.0.0.1:3000` for each. */
export function portsFromLsof(text: string): readonly number[] {
  const names = text.split('\n').filter((line) => line.startsWith('n'));
  return inOrder(names.map((name) => Number(portText(name))));
}

/** The ports in what `netstat -ano` prints. The state is translated there; who listens has no other side. */
export function portsFromNetstat(text: string, pids: ReadonlySet<number>): readonly number[] {
  return inOrder(
    text.split('\n').flatMap((line) => {
      const [protocol, local = '', foreign = '', , pid] = line.trim().split(/\s+/);
      const listens = protocol === 'TCP' && portText(foreign) === '0' && pids.has(Number(pid));
      return listens ? [Number(portText(local))] : [];
    }),
  );
}

/**
 * Processes with everything below them.
 *
 * @param parents Pairs of a process and its parent.
 */
export function descendants(
  pids: readonly number[],
  parents: readonly (readonly [pid: number, parent: number])[],
): ReadonlySet<number> {
  const found = new Set(pids);
  // A Set may grow while it is iterated: children are found after their parents, and then theirs.
  for (const one of found) for (const [pid, parent] of parents) if (parent === one) found.add(pid);
  return found;
}

function windowsParents(): readonly (readonly [number, number])[] {
  const command =
    'Get-CimInstance Win32_Process | ForEach-Object { "$($_.ProcessId) $($_.ParentProcessId)" }';
  return output('powershell', ['-NoProfile', '-Command', command])
    .split('\n')
    .map((line) => line.trim().split(' ').map(Number))
    .map(([pid = 0, parent = 0]) => [pid, parent] as const);
}

function socketsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      const [, socket] = /^socket:\[(\d+)\]$/.exec(linkOf(`/proc/${pid}/fd/${fd}`)) ?? [];
      return socket === undefined ? [] : [socket];
    });
  } catch {
    return [];
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

function output(command: string, args: readonly string[]): string {
  const { stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  });
  return stdout ?? '';
}

function portText(address: string): string {
  return address.slice(address.lastIndexOf(':') + 1).trim();
}

function inOrder(ports: readonly number[]): readonly number[] {
  return [...new Set(ports)].sort((a, b) => a - b);
}
