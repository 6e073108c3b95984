import type { DeliveryDetail } from '../api-types.ts';
import { dateTime, latencyText, shortDuration, timeUntil } from '../parts/times.ts';
import { rowOf, rowsVersion } from '../state/rows.ts';
import { now } from '../state/workspace.ts';

interface DeliveryTimelineProps {
  readonly detail: DeliveryDetail;
  readonly shown: number | undefined;
  readonly onChoose: (number: number) => void;
}

/** The attempts of a delivery against the retry schedule: made, in flight, due when. */
export function DeliveryTimeline({ detail, shown, onChoose }: DeliveryTimelineProps) {
  void rowsVersion.value;
  const marks = new Map(rowOf(detail.id)?.marks.map((mark) => [mark.number, mark]));
  const start = Date.parse(detail.createdAt);
  const upcoming = detail.inFlight ? detail.upcoming.slice(1) : detail.upcoming;
  const last = upcoming.at(-1);
  return (
    <section class="timeline" aria-labelledby="timeline-title">
      <h3 id="timeline-title">Attempts</h3>
      <ol>
        {detail.attemptList.map((attempt) => {
          const mark = marks.get(attempt.number);
          const isOver = attempt.state !== 'in-flight';
          const kind = !isOver ? 'now' : mark?.succeeded === true ? 'ok' : 'failed';
          return (
            <li key={attempt.id} class={`step step-${kind}`}>
              <button
                type="button"
                aria-pressed={attempt.number === shown}
                disabled={!isOver}
                onClick={() => onChoose(attempt.number)}
              >
                <span class={`dot dot-${kind}`} aria-hidden="true" />
                <span class="step-name">Attempt {attempt.number}</span>
                <span class="step-label">{isOver ? (mark?.label ?? attempt.state) : 'sending…'}</span>
                <span class="muted tabular">{latencyText(attempt.latencyMs)}</span>
                <span class="muted tabular step-time" title={dateTime(attempt.dueAt)}>
                  +{shortDuration(Date.parse(attempt.dueAt) - start)}
                </span>
              </button>
            </li>
          );
        })}
        {upcoming.map(({ number, dueAt }, index) => (
          <li key={`next-${number}`} class={`step step-${index === 0 ? 'next' : 'later'}`}>
            <span class="step-row">
              <span class={`dot dot-${index === 0 ? 'next' : 'later'}`} aria-hidden="true" />
              <span class="step-name">Attempt {number}</span>
              <span class="step-label muted">
                {index === 0 ? timeUntil(dueAt, now.value) : 'if that fails'}
              </span>
              <span class="muted tabular step-time" title={dateTime(dueAt)}>
                +{shortDuration(Date.parse(dueAt) - start)}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {last !== undefined && (
        <p class="muted">
          Gives up if attempt {last.number} fails, {shortDuration(Date.parse(last.dueAt) - start)} after the
          event.
        </p>
      )}
    </section>
  );
}
