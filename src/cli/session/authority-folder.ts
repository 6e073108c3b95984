import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the certificate authority of this user is, once there is one: in the folder for data of programs. */
export function authorityFolder(environment: Environment): string {
  return join(userData(environment), 'cf-webhook-sim', 'authority');
}

function userData({ XDG_DATA_HOME: named, LOCALAPPDATA: windows }: Environment): string {
  if (named !== undefined && isAbsolute(named)) return named;
  if (process.platform === 'win32' && windows !== undefined && isAbsolute(windows)) return windows;
  const home = homedir();
  return process.platform === 'darwin'
    ? join(home, 'Library', 'Application Support')
    : join(home, '.local', 'share');
}
