import type { DeliveryDetail, Exchange } from '../api-types.ts';
import { Icon } from '../parts/icon.tsx';
import { dateTime, timeUntil } from '../parts/times.ts';
import { now, workspace } from '../state/workspace.ts';

interface FailureNoticeProps {
  readonly detail: DeliveryDetail;
  /** The last attempt. */
  readonly exchange: Exchange | undefined;
}

/** Why the last attempt counts as a failure, what to do about it, and what comes next. */
export function FailureNotice({ detail, exchange }: FailureNoticeProps) {
  const explanation = exchange?.explanation ?? null;
  if (explanation === null || detail.state === 'delivered') return null;
  const planned = workspace.value?.schedule.length ?? 8;
  const number = detail.attempts + 1;
  return (
    <div class="notice notice-failed failure">
      <Icon name="warn" />
      <div>
        <p>
          <strong>Attempt {exchange?.attempt.number} failed.</strong> {explanation.why}
        </p>
        <p>{explanation.cure}</p>
        <p class="muted">
          {detail.dueAt === null
            ? endText(detail)
            : `Next attempt (${number} of ${Math.max(number, planned)}) ${timeUntil(detail.dueAt, now.value)}, at ${dateTime(detail.dueAt)}.`}
        </p>
      </div>
    </div>
  );
}

function endText({ state, attempts }: DeliveryDetail): string {
  switch (state) {
    case 'exhausted':
      return `Gave up after ${attempts} attempts. Fix the receiver, then redeliver.`;
    case 'suspended':
      return 'The endpoint is deactivated. Reactivate it, then redeliver.';
    default:
      return 'No further attempt is planned.';
  }
}
