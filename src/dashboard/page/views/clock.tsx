import { useEffect, useState } from 'preact/hooks';
import { ask } from '../api.ts';
import type { Clock } from '../api-types.ts';
import { Icon } from '../parts/icon.tsx';
import { PAUSED_SCALE, paceText } from '../parts/status.tsx';
import { dateTime, timeUntil } from '../parts/times.ts';
import { attempt } from '../parts/toast.tsx';
import { rowsVersion } from '../state/rows.ts';
import { hearClock, mayWrite, now, scale } from '../state/workspace.ts';

const SPEEDS: readonly (readonly [factor: number, name: string])[] = [
  [1, 'Real time'],
  [60, '1 min in 1 s'],
  [3_600, '1 h in 1 s'],
  [86_400, '1 day in 1 s'],
];
const STEPS = ['15s', '1m', '15m', '1h', '12h', '1d'];

/** Simulated time: how fast it passes, and moving it. */
export function ClockView() {
  const [next, setNext] = useState<string | null>(null);
  const [by, setBy] = useState('15m');
  const [isBusy, setBusy] = useState(false);
  const [resumeAt, setResumeAt] = useState(1);
  const pace = scale.value;
  const isVirtual = pace === null;
  const isPaused = pace !== null && pace <= PAUSED_SCALE;

  useEffect(() => {
    if (pace !== null && pace > PAUSED_SCALE) setResumeAt(pace);
  }, [pace]);

  useEffect(() => {
    ask<{ readonly at: string | null }>('GET', '/clock/next')
      .then(({ at }) => setNext(at))
      .catch(() => undefined);
  }, [rowsVersion.value, isBusy]);

  const move = async (path: string, body: unknown, done: (clock: Clock) => string) => {
    setBusy(true);
    await attempt(async () => {
      const clock = await ask<Clock>('POST', path, body);
      hearClock(clock);
      return done(clock);
    });
    setBusy(false);
  };
  const setScale = (factor: number) =>
    attempt(async () => {
      hearClock(await ask<Clock>('PATCH', '/clock', { scale: factor }));
      return undefined;
    });

  return (
    <div class="page">
      <h1>Clock</h1>
      <section class="card clock-face">
        <time class="clock-time tabular">{dateTime(now.value)}</time>
        <p class="muted">
          Simulated time, {paceText(pace)}. Retries and journeys follow it; signatures always carry the true
          time.
        </p>
      </section>
      <section class="card" aria-labelledby="speed-title">
        <h2 id="speed-title">Speed</h2>
        {isVirtual ? (
          <p class="muted">
            This workspace has a virtual clock: it jumps from one due moment to the next. Start serve without
            --instant or --manual to change its speed.
          </p>
        ) : (
          <div class="actions">
            <button
              type="button"
              class="primary"
              disabled={!mayWrite.value}
              onClick={() => setScale(isPaused ? resumeAt : PAUSED_SCALE)}
            >
              <Icon name={isPaused ? 'play' : 'pause'} /> {isPaused ? 'Resume' : 'Pause'}
            </button>
            {SPEEDS.map(([factor, name]) => (
              <button
                key={factor}
                type="button"
                aria-pressed={pace === factor}
                disabled={!mayWrite.value}
                onClick={() => {
                  // Remembered as it is chosen, so that a pause right after it does not lose it.
                  setResumeAt(factor);
                  void setScale(factor);
                }}
              >
                {name}
              </button>
            ))}
          </div>
        )}
      </section>
      <section class="card" aria-labelledby="jump-title">
        <h2 id="jump-title">Move</h2>
        <p>
          {next === null
            ? 'Nothing is due: no attempt and no event waits.'
            : `Next is due ${timeUntil(next, now.value)}, at ${dateTime(next)}.`}
        </p>
        <div class="actions">
          <button
            type="button"
            disabled={next === null || isBusy || !mayWrite.value}
            onClick={() => move('/clock/next', {}, ({ now: at }) => `It is ${dateTime(at)}.`)}
          >
            <Icon name="next" /> Jump to next attempt
          </button>
          <form
            class="inline-form"
            onSubmit={(event) => {
              event.preventDefault();
              void move(
                '/clock/advance',
                { by },
                ({ now: at }) => `Advanced by ${by}: it is ${dateTime(at)}.`,
              );
            }}
          >
            <label>
              <span class="visually-hidden">Advance by</span>
              <input
                type="text"
                list="clock-steps"
                size={6}
                value={by}
                onInput={(event) => setBy(event.currentTarget.value)}
              />
            </label>
            <datalist id="clock-steps">
              {STEPS.map((step) => (
                <option key={step} value={step} />
              ))}
            </datalist>
            <button type="submit" disabled={isBusy || by.trim() === '' || !mayWrite.value}>
              Advance
            </button>
          </form>
          {STEPS.map((step) => (
            <button
              key={step}
              type="button"
              disabled={isBusy || !mayWrite.value}
              onClick={() => move('/clock/advance', { by: step }, ({ now: at }) => `It is ${dateTime(at)}.`)}
            >
              +{step}
            </button>
          ))}
        </div>
      </section>
    </div>
  );
}
