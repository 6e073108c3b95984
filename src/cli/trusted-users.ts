// @chunk start
import type { TrustedUsers } from '../internal/exposure.ts';

/** This process's user and root. */
export function ownUsers(): TrustedUsers {
  const user = process.getuid?.();
  return user === undefined ? undefined : new Set([0, user]);
}

/** The users whose configuration is used unasked: {@link ownUsers}, and who has called `sudo`. */
export function configurationUsers(environment: Readonly<Record<string, string | undefined>>): TrustedUsers {
  const own = ownUsers();
  const { SUDO_UID: caller = '' } = environment;
  return own === undefined || process.getuid?.() !== 0 || !/^\d+$/.test(caller)
    ? own
    : new Set([...own, Number(caller)]);
}
