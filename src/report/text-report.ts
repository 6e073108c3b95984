import type { UnmadeAttempt } from '../delivery/delivery-state.ts';
import { isForgery } from '../delivery/explain-disturbance.ts';
import { explainFailure, isSuccess, outcomeLabel } from '../delivery/outcome.ts';
import { firstLineOf } from '../delivery/response-excerpt.ts';
import { countOf } from '../internal/count-of.ts';
import { formatDuration } from '../internal/duration.ts';
import type { Palette } from '../internal/palette.ts';
import { printableLine } from '../internal/printable.ts';
import type { AttemptReport, DeliveryReport } from './run-report.ts';
import { placeInStory } from './story-groups.ts';

/** Widths of the columns of the timeline, in characters; with them a line fits 80 columns. */
const WIDTHS = { simulated: 18, status: 12, latency: 8, step: 16 } as const;
/** What a text report needs to know about how it is shown. */
export interface TextStyle {
  readonly palette: Palette;
}

/** The line above a delivery's timeline. */
export function deliveryTitle(
  delivery: Pick<DeliveryReport, 'eventType' | 'apiVersion' | 'endpoint' | 'subjectId' | 'id'>,
  { palette }: TextStyle,
): string {
  const version = delivery.apiVersion === 'v1' ? 'V1 (assumed shape)' : 'V2';
  const subject = delivery.subjectId === null ? '' : `  subject ${delivery.subjectId}`;
  return `${palette.bold(printableLine(delivery.eventType))}  ${palette.dim(`${version}${subject}  → ${delivery.endpoint}`)}`;
}

/** What stands in the columns of the timeline. */
export function columnTitles({ palette }: TextStyle): string {
  const titles = [
    '    ',
    'since event'.padEnd(WIDTHS.simulated),
    'UTC'.padEnd(8),
    'response'.padEnd(WIDTHS.status),
  ];
  return palette.dim(`  ${titles.join('  ')}  ${'latency'.padStart(WIDTHS.latency)}`);
}

/** One attempt of the timeline: what came back, when, and what happens next. */
export function attemptLine(attempt: AttemptReport, next: string, { palette }: TextStyle): string {
  const succeeded = isSuccess(attempt.outcome);
  const color = succeeded ? palette.green : palette.red;
  const columns = [
    `${color(succeeded ? '✓' : '✗')} ${String(attempt.number).padStart(2)}`,
    `+${formatDuration(attempt.dueAfterMs)}`.padEnd(WIDTHS.simulated),
    palette.dim(attempt.startedAt.slice(11, 19)),
    color(outcomeLabel(attempt.outcome).padEnd(WIDTHS.status)),
    formatDuration(attempt.latencyMs).padStart(WIDTHS.latency),
    palette.dim(`→ ${next}`),
  ];
  return `  ${columns.join('  ')}`;
}

/** Why an attempt failed and what to do about it; nothing for a success. */
export function failureLines(
  {
    explanation,
    outcome,
    responseExcerpt,
  }: Pick<AttemptReport, 'explanation' | 'outcome' | 'responseExcerpt'>,
  { palette }: TextStyle,
): string[] {
  const failure = explainFailure(outcome);
  if (failure === undefined) return [];
  const text = firstLineOf(responseExcerpt ?? '');
  const lines = [
    ...(text === '' ? [] : [`Response: ${text}`]),
    ...(explanation ?? failure.why).split(/(?<=\.) (?=The request was signed)/),
    failure.cure,
  ];
  return lines.map((line) => palette.dim(`       ${line}`));
}

/** The lines that end a delivery's timeline when it was not delivered. */
export function endingLines(
  delivery: Pick<DeliveryReport, 'status' | 'unmadeAttempts' | 'faults'> & {
    readonly attemptCount: number;
  },
  { palette }: TextStyle,
): string[] {
  switch (delivery.status) {
    case 'delivered':
      return [];
    case 'exhausted':
      if (isForgery(delivery.faults)) return [];
      return [
        palette.red(`  exhausted after ${countOf(delivery.attemptCount, 'attempt')}: ClickFunnels gives up.`),
      ];
    case 'canceled':
      return [
        palette.yellow(
          delivery.unmadeAttempts.length === 0
            ? '  not finished: the last attempt failed because of this machine'
            : '  stopped early; remaining attempts:',
        ),
        ...unmadeLines(delivery.unmadeAttempts),
      ];
    case 'dropped':
      return [palette.yellow('  not sent: dropped on purpose')];
    default:
      return delivery.status satisfies never;
  }
}

/**
 * A finished delivery as a whole: one line when the first attempt delivered it, else its timeline.
 *
 * @param before What was told before; a step of a journey is named once.
 */
export function deliveryLines(delivery: DeliveryReport, style: TextStyle, before?: DeliveryReport): string[] {
  const [first] = delivery.attempts;
  if (delivery.status === 'delivered' && delivery.attempts.length === 1 && first !== undefined) {
    const step = isSameStep(delivery, before) ? '' : stepLabel(delivery);
    return [compactLine(delivery, first, step, style), ...faultLines(delivery.faults, style)];
  }

  let explained = '';
  const attempts = delivery.attempts.flatMap((attempt, index) => {
    const following = delivery.attempts[index + 1];
    const goesWithoutSaying = attempt.explanation === explained || isForgery(delivery.faults);
    const reasons = goesWithoutSaying ? [] : failureLines(attempt, style);
    explained = attempt.explanation ?? explained;
    return [attemptLine(attempt, whatFollows(delivery, attempt, following), style), ...reasons];
  });
  const ending = endingLines({ ...delivery, attemptCount: delivery.attempts.length }, style);
  const columns = attempts.length > 0 ? [columnTitles(style)] : [];
  return [
    deliveryTitle(delivery, style),
    ...storyLines(delivery, style),
    ...faultLines(delivery.faults, style),
    ...columns,
    ...attempts,
    ...ending,
  ];
}

/** The place of a delivery in a journey, where it has one. */
function storyLines({ story }: Pick<DeliveryReport, 'story'>, { palette }: TextStyle): string[] {
  return story === undefined ? [] : [palette.dim(`  ${placeInStory(story)}`)];
}

/** What faults do to a delivery. */
export function faultLines(faults: readonly string[], { palette }: TextStyle): string[] {
  return faults.map((fault) => palette.yellow(`  ! ${fault}`));
}

function whatFollows(
  delivery: DeliveryReport,
  attempt: AttemptReport,
  following: AttemptReport | undefined,
): string {
  if (isSuccess(attempt.outcome)) return 'delivered';
  const next = following ?? delivery.unmadeAttempts[0];
  return next === undefined ? 'gave up' : `retry in ${formatDuration(next.dueAfterMs - attempt.dueAfterMs)}`;
}

function compactLine(
  delivery: DeliveryReport,
  attempt: AttemptReport,
  step: string,
  { palette }: TextStyle,
): string {
  const version = delivery.apiVersion === 'v1' ? ' V1' : '';
  const name = `${printableLine(delivery.eventType)}${version}`.padEnd(45);
  const status = outcomeLabel(attempt.outcome).padEnd(5);
  return `${palette.green('✓')} ${name} ${palette.green(status)} ${formatDuration(attempt.latencyMs).padStart(WIDTHS.latency)}${step === '' ? '' : palette.dim(`  ${step}`)}`;
}

function unmadeLines(unmade: readonly UnmadeAttempt[]): string[] {
  return unmade.map(
    ({ number, dueAfterMs }) => `  · ${String(number).padStart(2)}  +${formatDuration(dueAfterMs)}`,
  );
}

function isSameStep({ story }: DeliveryReport, before: DeliveryReport | undefined): boolean {
  return story?.telling === before?.story?.telling && story?.stepNumber === before?.story?.stepNumber;
}

/** The step in as many columns as a line has left: `pay purchase`, `2· pay purchase` of the second telling. */
function stepLabel({ story }: DeliveryReport): string {
  if (story === undefined) return '';
  const step = printableLine(story.step);
  const label = story.telling === 1 ? step : `${story.telling}· ${step}`;
  return label.length > WIDTHS.step ? `${label.slice(0, WIDTHS.step - 1)}…` : label;
}
