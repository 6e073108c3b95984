import { wallClockMs } from '../../clock/wall-clock.ts';
import { freshSecret } from '../../random/entropy.ts';

/** For how long a code may be exchanged, in real milliseconds (assumed). */
const LIFETIME_MS = 600_000;
/** Codes that are remembered at most. */
const MOST_CODES = 1_000;

/** What a client has to say again when it exchanges its code. */
export interface Grant {
  readonly clientId: string;
  readonly redirectUri: string;
}

/** The codes that were issued and not exchanged yet. */
export interface GrantBoard {
  issue(grant: Grant): string;
  /** Takes a code out; it counts once. */
  redeem(code: string): Grant | undefined;
}

/**
 * Makes a {@link GrantBoard}.
 *
 * @param now Real milliseconds. @default the true time
 */
export function createGrantBoard(now: () => number = wallClockMs): GrantBoard {
  const grants = new Map<string, Grant & { readonly until: number }>();
  return {
    issue: (grant) => {
      if (grants.size >= MOST_CODES) grants.clear();
      const code = freshSecret();
      grants.set(code, { ...grant, until: now() + LIFETIME_MS });
      return code;
    },
    redeem: (code) => {
      const grant = grants.get(code);
      grants.delete(code);
      return grant !== undefined && grant.until > now() ? grant : undefined;
    },
  };
}
