import { followLink, hrefOf } from '../route.ts';
import { now, scale, workspace } from '../state/workspace.ts';
import { connection } from '../stream.ts';
import { Icon } from './icon.tsx';
import { dateTime } from './times.ts';

/** A pace that is as good as none: the clock is paused. */
export const PAUSED_SCALE = 1e-9;

/** How fast simulated time passes, in words. */
export function paceText(pace: number | null): string {
  if (pace === null) return 'virtual';
  if (pace <= PAUSED_SCALE) return 'paused';
  return pace === 1 ? 'real time' : `${Number(pace.toPrecision(3)).toLocaleString()}×`;
}

/** Simulated time, with the way to change it. */
export function ClockChip() {
  if (workspace.value === undefined) return null;
  return (
    <a
      class="chip"
      href={hrefOf('/clock')}
      onClick={(event) => followLink(event, '/clock')}
      aria-label="Simulated clock"
    >
      <Icon name="clock" />
      <time class="tabular">{dateTime(now.value)}</time>
      <span class="muted">{paceText(scale.value)}</span>
    </a>
  );
}

const WORDS = { connecting: 'Connecting', live: 'Live', lost: 'Reconnecting' } as const;

/** Whether what happens arrives. */
export function ConnectionBadge() {
  return (
    <span class={`connection connection-${connection.value}`} role="status">
      <span class="pulse" aria-hidden="true" />
      {WORDS[connection.value]}
    </span>
  );
}
