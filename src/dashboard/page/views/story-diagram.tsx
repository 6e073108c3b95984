import { useEffect, useMemo, useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { shortDuration } from '../parts/times.ts';

/** An event of a journey. */
export interface StoryEvent {
  readonly afterMs: number;
  readonly eventType: string;
  readonly step: string;
  readonly stepNumber: number;
  readonly subject: string;
}

/** How long an event is looked at while the story plays, in milliseconds. */
const BEAT_MS = 700;
/** Lanes beyond this share the last one. */
const MOST_LANES = 6;

/** A journey as a story: who does something in a lane each, time from top to bottom, an arrow for every event. */
export function StoryDiagram({ events }: { readonly events: readonly StoryEvent[] }) {
  const [shown, setShown] = useState(events.length);
  const [isPlaying, setPlaying] = useState(false);
  const actors = useMemo(
    () => [...new Set(events.map(({ subject }) => actorOf(subject)))].slice(0, MOST_LANES),
    [events],
  );

  useEffect(() => {
    if (!isPlaying) return undefined;
    if (shown >= events.length) {
      setPlaying(false);
      return undefined;
    }
    const timer = setTimeout(() => setShown(shown + 1), BEAT_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, shown, events.length]);

  const play = () => {
    if (shown >= events.length) setShown(0);
    setPlaying(true);
  };
  const step = () => {
    setPlaying(false);
    setShown(shown >= events.length ? 1 : shown + 1);
  };
  const laneOf = (subject: string) => {
    const lane = actors.indexOf(actorOf(subject));
    return lane === -1 ? actors.length - 1 : lane;
  };

  return (
    <section class="story" aria-labelledby="story-title">
      <div class="section-head">
        <h3 id="story-title">Story</h3>
        <span class="actions">
          {isPlaying ? (
            <button type="button" onClick={() => setPlaying(false)}>
              <Icon name="pause" /> Pause
            </button>
          ) : (
            <button type="button" onClick={play}>
              <Icon name="play" /> Play
            </button>
          )}
          <button type="button" onClick={step}>
            <Icon name="next" /> Step
          </button>
        </span>
      </div>
      <div class="story-lanes" style={{ '--lanes': actors.length }} aria-hidden="true">
        <span />
        {actors.map((actor) => (
          <span key={actor} title={actor}>
            {actor}
          </span>
        ))}
        <span>event</span>
      </div>
      <ol class="story-events" style={{ '--lanes': actors.length }}>
        {events.map(({ afterMs, eventType, step: doing, stepNumber, subject }, index) => {
          const before = events[index - 1];
          const waitMs = afterMs - (before?.afterMs ?? 0);
          const isNewStep = before?.stepNumber !== stepNumber;
          return (
            <li
              key={index}
              class={`story-event ${index < shown ? '' : 'story-later'} ${index === shown - 1 && shown < events.length ? 'story-now' : ''}`}
            >
              <span class="story-time tabular muted">
                {index === 0 ? 'start' : waitMs > 0 ? `+${shortDuration(waitMs)}` : ''}
              </span>
              <span class="story-arrow" style={{ '--lane': laneOf(subject) }}>
                <span class="story-step">{isNewStep ? doing : ''}</span>
              </span>
              <code>{eventType}</code>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Whose lane a subject belongs to: every invoice of a membership has the same. */
function actorOf(subject: string): string {
  return subject.replace(/[\s._#-]*\d+$/, '');
}
