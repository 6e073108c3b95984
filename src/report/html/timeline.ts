import { isSuccess, outcomeLabel } from '../../delivery/outcome.ts';
import { formatDuration } from '../../internal/duration.ts';
import type { DeliveryReport } from '../run-report.ts';
import { placeInStory } from '../story-groups.ts';
import { html, type Markup } from './markup.ts';
import type { RunRecord } from './run-recorder.ts';
import { createTimeAxis, type TimeAxis } from './time-axis.ts';

/** The deliveries as lanes, with their attempts on an axis of simulated time. */
export function timelineSection({ deliveries, deliveriesLeftOut, exchanges }: RunRecord): Markup {
  const kept = new Set(exchanges.map(({ attempt, deliveryId }) => `a-${deliveryId}-${attempt.number}`));
  const moments = deliveries.flatMap(({ attempts, unmadeAttempts }) =>
    [...attempts, ...unmadeAttempts].map(({ dueAfterMs }) => dueAfterMs),
  );
  const axis = createTimeAxis(Math.max(0, ...moments));
  return html`
<section aria-labelledby="timeline" class="card">
  <h2 id="timeline">Timeline</h2>
  <p class="hint">When each attempt was due, in simulated time after the event. The axis is logarithmic.</p>
  <ul class="legend" aria-hidden="true">
    <li>${legendMark('ok', 'success')} delivered</li>
    <li>${legendMark('bad', 'failure')} failed</li>
    <li>${legendMark('open', 'unmade')} not made</li>
  </ul>
  ${symbols()}
  <ol class="lanes">${deliveries.map((delivery, index) => html`${stepHeading(delivery, deliveries[index - 1])}${lane(delivery, axis, kept)}`)}</ol>
  <div class="lane axis" aria-hidden="true"><svg class="track">${axis.ticks.map(
    ({ label, at }) => html`<text x="${at}%" y="14" text-anchor="${anchor(at)}">${label}</text>`,
  )}</svg></div>
  ${
    deliveriesLeftOut > 0
      ? html`<p class="hint">${deliveriesLeftOut} more deliveries are not shown. Retried deliveries come first.</p>`
      : undefined
  }
</section>`;
}

/** The step of a journey above the first of its lanes. */
function stepHeading({ story }: DeliveryReport, before: DeliveryReport | undefined): Markup | undefined {
  if (story === undefined) return undefined;
  const isSame = story.telling === before?.story?.telling && story.stepNumber === before.story.stepNumber;
  return isSame ? undefined : html`<li class="story-step">${placeInStory(story)}</li>`;
}

function lane(delivery: DeliveryReport, axis: TimeAxis, kept: ReadonlySet<string>): Markup {
  const { attempts, unmadeAttempts, id, eventType } = delivery;
  const places = [...attempts, ...unmadeAttempts].map(({ dueAfterMs }) => axis.position(dueAfterMs));
  const first = Math.min(100, ...places);
  const last = Math.max(first, ...places);
  const firstRow = `a-${id}-${attempts[0]?.number ?? 1}`;
  const faults = delivery.faults.map((fault) => html`<span class="fault">${fault}</span>`);
  return html`
<li class="lane">
  <span class="lane-name">${kept.has(firstRow) ? html`<a href="#${firstRow}">${eventType}</a>` : eventType} <small>${id}</small>${faults}</span>
  <svg class="track" role="img" aria-label="${describeLane(delivery)}">
    ${axis.ticks.map(({ at }) => html`<line class="grid" x1="${at}%" x2="${at}%" y1="0" y2="100%"/>`)}
    <line class="thread" x1="${first}%" x2="${last}%" y1="50%" y2="50%"/>
    ${attempts.map((attempt) => {
      const success = isSuccess(attempt.outcome);
      const title = `Attempt ${attempt.number}, +${formatDuration(attempt.dueAfterMs)}: ${outcomeLabel(attempt.outcome)}`;
      return html`<use class="mark ${success ? 'ok' : 'bad'}" data-attempt="a-${id}-${attempt.number}" href="#${success ? 'success' : 'failure'}" x="${axis.position(attempt.dueAfterMs)}%" y="15"><title>${title}</title></use>`;
    })}
    ${unmadeAttempts.map(
      ({ number, dueAfterMs }) =>
        html`<use class="mark open" href="#unmade" x="${axis.position(dueAfterMs)}%" y="15"><title>Attempt ${number}, due at +${formatDuration(dueAfterMs)}, not made</title></use>`,
    )}
  </svg>
  <span class="lane-end ${endClass(delivery)}">${describeEnd(delivery)}</span>
</li>`;
}

function describeLane(delivery: DeliveryReport): string {
  const made = delivery.attempts.map(
    ({ outcome, dueAfterMs }) => `${outcomeLabel(outcome)} at +${formatDuration(dueAfterMs)}`,
  );
  return `${delivery.id}: ${[...made, describeEnd(delivery)].join(', ')}`;
}

function describeEnd({ status, attempts }: DeliveryReport): string {
  const count = attempts.length;
  switch (status) {
    case 'delivered':
      return count === 1 ? 'delivered at once' : `delivered by attempt ${attempts.at(-1)?.number ?? count}`;
    case 'exhausted':
      return `exhausted after ${count}`;
    case 'canceled':
      return `unfinished after ${count}`;
    case 'dropped':
      return 'dropped on purpose';
    default:
      return status satisfies never;
  }
}

function endClass({ status }: DeliveryReport): string {
  if (status === 'delivered') return 'ok';
  return status === 'exhausted' ? 'bad' : 'open';
}

/** The marks differ in shape as well as in color. Each is drawn around its origin. */
function symbols(): Markup {
  return html`<svg class="symbols" aria-hidden="true"><defs>
    <circle id="success" r="6"/>
    <path id="failure" d="M-4.2 -7 L0 -2.8 L4.2 -7 L7 -4.2 L2.8 0 L7 4.2 L4.2 7 L0 2.8 L-4.2 7 L-7 4.2 L-2.8 0 L-7 -4.2 Z"/>
    <circle id="unmade" r="5" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3 2"/>
  </defs></svg>`;
}

function legendMark(kind: string, symbol: string): Markup {
  return html`<svg width="16" height="16" viewBox="-8 -8 16 16"><use class="mark ${kind}" href="#${symbol}"/></svg>`;
}

function anchor(at: number): string {
  if (at < 6) return 'start';
  return at > 94 ? 'end' : 'middle';
}
