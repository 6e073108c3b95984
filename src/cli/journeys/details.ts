import type { EventTypeEntry } from '../../events/event-type.ts';
import { countOf } from '../../internal/count-of.ts';
import { formatDuration } from '../../internal/duration.ts';
import type { Palette } from '../../internal/palette.ts';
import { hangingRow, wrapText } from '../../internal/text-layout.ts';
import type { Journey, JourneyParameter } from '../../journeys/journey.ts';
import { loadJourney } from '../../journeys/load-journey.ts';
import { type ParameterChoice, parameterValues } from '../../journeys/parameter-values.ts';
import type { ToldEvent } from '../../journeys/perform-steps.ts';
import { tellJourney } from '../../journeys/tell-journey.ts';
import { storyTime } from '../../options/simulator-options.ts';
import type { CommandInput } from '../parse/command.ts';
import { typedChoice } from '../run/journey-run.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';

const WIDEST = 100;
const DAY_MS = 86_400_000;
/** Columns of the story's time: `day 365 23:59:59`. */
const TIME_COLUMNS = 17;

/** One telling that stands for all: other seeds have other people in the same events. */
interface Telling {
  readonly chosen?: ParameterChoice;
  readonly seed?: string | undefined;
  readonly now?: number | undefined;
  readonly customEvents?: readonly EventTypeEntry[];
}

/** The events of one telling of a journey. */
export function eventsOfTelling(
  journey: Journey,
  { chosen = {}, seed = 'show', now, customEvents = [] }: Telling,
): readonly ToldEvent[] {
  const startsAt = storyTime({ seedGiven: true, now });
  return tellJourney({
    journey,
    parameters: parameterValues(journey, chosen),
    seed,
    telling: 1,
    opensAt: startsAt,
    startsAt,
    customEvents,
  });
}

/** Shows what a journey is about, what may be chosen, and when which event comes. */
export async function showJourney(
  { options, config, terminal }: CommandInput<'journeys'>,
  reference: string,
): Promise<ExitCode> {
  const customEvents = config?.customEvents ?? [];
  const journey = await loadJourney(reference, { customEvents });
  const chosen = typedChoice(journey, options.param);
  const { seed, now } = options;
  const events = eventsOfTelling(journey, { chosen, seed, now, customEvents });
  const startsAt = storyTime({ seedGiven: true, now });
  if (options.json) {
    terminal.result(JSON.stringify(journeyDocument(journey, chosen, events, startsAt), null, 2));
    return EXIT_CODES.success;
  }
  const width = Math.min(terminal.columns, WIDEST);
  for (const line of journeyLines(journey, chosen, events, {
    startsAt,
    width,
    palette: terminal.resultPalette,
  })) {
    terminal.result(line);
  }
  return EXIT_CODES.success;
}

function journeyDocument(
  { name, title, about, parameters }: Journey,
  chosen: ParameterChoice,
  events: readonly ToldEvent[],
  startsAt: number,
): object {
  return {
    version: 1,
    name,
    title,
    about,
    parameters: Object.fromEntries(
      [...parameters].map(([key, parameter]) => [
        key,
        { ...parameter, value: chosen[key] ?? parameter.default },
      ]),
    ),
    events: events.map(({ eventType, at, step, stepNumber, subject }) => ({
      eventType,
      afterMs: at - startsAt,
      stepNumber,
      step,
      subject,
    })),
  };
}

interface Layout {
  readonly startsAt: number;
  readonly width: number;
  readonly palette: Palette;
}

function journeyLines(
  journey: Journey,
  chosen: ParameterChoice,
  events: readonly ToldEvent[],
  layout: Layout,
): string[] {
  const { palette, width } = layout;
  return [
    `${palette.bold(journey.name)}  ${journey.title}`,
    ...(journey.about === '' ? [] : ['', ...wrapText(journey.about.replaceAll(/\s+/g, ' '), width)]),
    ...parameterLines(journey, chosen, layout),
    '',
    ...timeline(events, layout),
    '',
    palette.dim(`${events.length} events in ${storySpan(events, layout.startsAt)} of story time`),
  ];
}

function parameterLines(
  { parameters }: Journey,
  chosen: ParameterChoice,
  { palette, width }: Layout,
): string[] {
  if (parameters.size === 0) return [];
  const labels = [...parameters].map(([name, parameter]) => `${name}=${chosen[name] ?? parameter.default}`);
  const labelWidth = Math.max(...labels.map((label) => label.length)) + 2;
  const row = { indent: 2, labelWidth, width, paint: palette.cyan };
  return [
    '',
    palette.bold('Parameters'),
    ...[...parameters.values()].flatMap((parameter, index) =>
      hangingRow(
        labels[index] ?? '',
        [parameter.about, rangeOf(parameter)].filter((part) => part !== '').join(' '),
        row,
      ),
    ),
  ];
}

function rangeOf({ options, minimum, maximum }: JourneyParameter): string {
  if (options.length > 0) return `(${options.join(', ')})`;
  if (minimum !== undefined && maximum !== undefined) return `(${minimum} to ${maximum})`;
  if (minimum !== undefined) return `(at least ${minimum})`;
  return maximum === undefined ? '' : `(up to ${maximum})`;
}

/** Each step with the moment at which it begins, and below it the events that it raises. */
function timeline(events: readonly ToldEvent[], { startsAt, palette }: Layout): string[] {
  let shown = 0;
  return events.flatMap(({ eventType, at, step, stepNumber }) => {
    const line = `  ${' '.repeat(TIME_COLUMNS)}${palette.dim('·')} ${eventType}`;
    if (stepNumber === shown) return [line];
    shown = stepNumber;
    return [`  ${palette.dim(storyMoment(at - startsAt).padEnd(TIME_COLUMNS))}${palette.bold(step)}`, line];
  });
}

/** `+43 s`, from the second day on `day 32 10:00:07`. */
function storyMoment(afterMs: number): string {
  if (afterMs < DAY_MS)
    return `+${formatDuration(Math.floor(afterMs / 1_000) * 1_000)}`.replace('+0 ms', '+0 s');
  const day = Math.floor(afterMs / DAY_MS);
  const time = new Date(afterMs % DAY_MS).toISOString().slice(11, 19);
  return `+${day} d ${time}`;
}

function storySpan(events: readonly ToldEvent[], startsAt: number): string {
  const lastMs = (events.at(-1)?.at ?? startsAt) - startsAt;
  if (lastMs < DAY_MS) return formatDuration(lastMs);
  const days = Math.round(lastMs / DAY_MS);
  return countOf(days, 'day');
}
