import type { Delivery, Mark } from '../api-types.ts';
import { STANDINGS, type Standing, standingOf } from '../state/filter.ts';
import { workspace } from '../state/workspace.ts';

const NAMES: ReadonlyMap<Standing, string> = new Map(STANDINGS);

/** How a delivery stands, as a word with a color. */
export function StandingBadge({ delivery }: { readonly delivery: Delivery }) {
  const standing = standingOf(delivery);
  const isSending = delivery.inFlight && standing !== 'delivered';
  return (
    <span class={`badge badge-${isSending ? 'sending' : standing}`}>
      <span class="badge-dot" aria-hidden="true" />
      {isSending ? 'Sending' : NAMES.get(standing)}
    </span>
  );
}

interface DotsProps {
  readonly delivery: Delivery;
  readonly marks: readonly Mark[];
}

/** The attempts of a delivery on the retry schedule: made, in flight, to come. */
export function AttemptDots({ delivery, marks }: DotsProps) {
  const planned = workspace.value?.schedule.length ?? 8;
  const open =
    delivery.dueAt === null
      ? 0
      : Math.max(delivery.inFlight || marks.length < planned ? 1 : 0, planned - marks.length);
  const shown = marks.slice(-12);
  const hidden = marks.length - shown.length;
  return (
    <span class="dots" role="img" aria-label={dotsText({ delivery, marks })}>
      {hidden > 0 && <span class="dots-more">+{hidden}</span>}
      {shown.map((mark) => (
        <span
          key={mark.number}
          class={`dot ${mark.succeeded ? 'dot-ok' : 'dot-failed'}`}
          title={`Attempt ${mark.number}: ${mark.label}`}
        />
      ))}
      {Array.from({ length: Math.min(open, 12) }, (_, index) => (
        <span
          key={`open-${index}`}
          class={`dot ${index === 0 && delivery.inFlight ? 'dot-now' : index === 0 ? 'dot-next' : 'dot-later'}`}
        />
      ))}
    </span>
  );
}

function dotsText({ delivery, marks }: DotsProps): string {
  const made = marks.length === 1 ? '1 attempt' : `${marks.length} attempts`;
  const last = marks.at(-1);
  const next = delivery.inFlight ? ', one in flight' : delivery.dueAt === null ? '' : ', next one waiting';
  return `${made}${last === undefined ? '' : `, last ${last.label}`}${next}`;
}
